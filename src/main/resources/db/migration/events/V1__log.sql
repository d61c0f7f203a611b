-- short numbers for texts that repeat in every row
create table events.source (
    id smallint generated always as identity primary key,
    key text not null unique
);

create table events.name (
    id integer generated always as identity primary key,
    name text not null unique
);

-- what was seen already: 128 bits of a hash over source and message id; the first write wins
create table events.message (
    id uuid primary key
) partition by hash (id);

do $$
begin
    for part in 0..15 loop
        execute format('create table events.message_%s partition of events.message'
            || ' for values with (modulus 16, remainder %s)', part, part);
    end loop;
end $$;

create sequence events.batch_id;

-- the log of use; months are added ahead and dropped after the time to keep
create table events.event (
    at timestamptz not null,
    received_at timestamptz not null,
    account bigint not null,
    user_key bigint,
    batch bigint not null,
    name integer not null,
    source smallint not null,
    kind smallint not null,
    value double precision,
    properties bytea
) partition by range (received_at);

create index event_account_at on events.event (account, at);
create index event_batch on events.event using brin (batch);

-- the log of facts that have an owner elsewhere, in the order of acceptance
create table events.fact (
    received_at timestamptz not null,
    batch bigint not null,
    position integer not null,
    kind smallint not null,
    source smallint not null,
    message_id text not null,
    at timestamptz not null,
    account bigint,
    account_kind text,
    account_id text,
    user_key bigint,
    user_id text,
    anonymous_id text,
    name text not null,
    value double precision,
    properties bytea not null
) partition by range (received_at);

create index fact_batch on events.fact (batch, position);
create index fact_account_at on events.fact (account, at);

-- committed, but not yet rolled up: one row a transaction of intake, gone once it is rolled up
create table events.batch (
    id bigint primary key,
    received_at timestamptz not null,
    activity bytea,
    facts integer not null,
    failures integer not null default 0,
    retry_at timestamptz,
    problem text
);

create table events.arrival (
    batch bigint not null,
    source smallint not null,
    kind smallint not null,
    received_at timestamptz not null,
    last_at timestamptz,
    accepted bigint not null,
    duplicate bigint not null,
    held bigint not null,
    rejected bigint not null,
    primary key (batch, source, kind)
);

-- what each source has sent so far, by kind
create table events.freshness (
    source smallint not null,
    kind smallint not null,
    first_received_at timestamptz not null,
    received_at timestamptz not null,
    last_at timestamptz,
    accepted bigint not null,
    duplicate bigint not null,
    held bigint not null,
    rejected bigint not null,
    primary key (source, kind)
);

-- waiting for their account to become known
create table events.held (
    id bigint generated always as identity primary key,
    received_at timestamptz not null,
    source smallint not null,
    kind smallint not null,
    message_id text not null,
    at timestamptz not null,
    account_kind text,
    account_id text,
    user_key bigint,
    user_id text,
    anonymous_id text,
    name text not null,
    value double precision,
    properties bytea
);

create index held_account on events.held (source, account_kind, account_id) where account_id is not null;
create index held_user on events.held (user_key) where account_id is null;
create index held_received on events.held (received_at);

-- what could not be taken, as it came, for a person to see and send again
create table events.reject (
    id bigint generated always as identity primary key,
    source smallint not null,
    received_at timestamptz not null,
    message_id text,
    kind smallint,
    form text not null,
    reason text not null,
    raw bytea not null,
    truncated boolean not null
);

create index reject_source on events.reject (source, id);
create index reject_received on events.reject (received_at);

-- what an account did on one of its days, see ActivityDay
create table events.activity_day (
    account bigint not null,
    day date not null,
    payload bytea not null,
    primary key (account, day)
) with (fillfactor = 80, toast_tuple_target = 8160);

-- its bytes are dense already
alter table events.activity_day alter column payload set storage external;
alter table events.batch alter column activity set storage external;
