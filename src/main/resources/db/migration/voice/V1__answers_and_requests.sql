-- one survey sent to one person, and what came back
create table voice.answer (
    id bigint generated always as identity primary key,
    account bigint not null,
    source text not null,
    external_id text not null,
    kind text not null,
    -- whom the source names: an e-mail address or its own id of the contact
    contact text,
    sent_at timestamptz not null,
    answered_at timestamptz,
    score double precision,
    comment text,
    sentiment double precision check (sentiment between -1 and 1),
    -- what the source sent beyond the known properties, one JSON object
    properties text not null,
    -- when the latest snapshot was taken; an older one that arrives later does not win
    seen_at timestamptz not null,
    unique (source, external_id)
);

create index answer_account on voice.answer (account, sent_at);

-- a wish for the product
create table voice.request (
    id bigint generated always as identity primary key,
    account bigint not null,
    source text not null,
    external_id text not null,
    title text not null,
    asked_at timestamptz not null,
    delivered_at timestamptz,
    declined_at timestamptz,
    properties text not null,
    seen_at timestamptz not null,
    unique (source, external_id)
);

create index request_account on voice.request (account, asked_at);
