-- one ticket with every instant at which it changed
create table support.ticket (
    id bigint generated always as identity primary key,
    account bigint not null,
    source text not null,
    external_id text not null,
    subject text not null,
    status text,
    opened_at timestamptz not null,
    first_reply_at timestamptz,
    escalated_at timestamptz,
    closed_at timestamptz,
    satisfaction double precision check (satisfaction between 1 and 5),
    sentiment double precision check (sentiment between -1 and 1),
    resolved_at timestamptz[] not null,
    reopened_at timestamptz[] not null,
    -- every priority a snapshot showed, beside the instant of the snapshot
    priority text[] not null,
    priority_at timestamptz[] not null,
    -- whether each snapshot showed it as done, beside the instant of the snapshot
    done boolean[] not null,
    done_at timestamptz[] not null,
    -- what the source sent beyond the known properties, one JSON object
    properties text not null,
    -- the instant of the latest snapshot; an older one that arrives later does not win
    seen_at timestamptz not null,
    unique (source, external_id)
);

create index ticket_account on support.ticket (account, opened_at);
