-- Lists people come back to, as the address that shows them.
create table portfolio.view (
    id         bigint generated always as identity primary key,
    name       text not null,
    query      text not null,
    shared     boolean not null,
    member     bigint not null,
    created_at timestamptz not null
);

create unique index view_name on portfolio.view (member, lower(name));

-- One change made to many customers at once; it goes on after a restart and can be undone.
create table portfolio.bulk (
    id          bigint generated always as identity primary key,
    kind        text not null,
    value       text not null,
    member      bigint not null,
    at          timestamptz not null,
    total       integer not null,
    finished_at timestamptz,
    cancelled   boolean not null default false,
    -- the change that this one takes back
    undoes      bigint references portfolio.bulk (id)
);

create table portfolio.bulk_account (
    bulk    bigint not null references portfolio.bulk (id),
    account bigint not null,
    -- WAITING, DONE, SAME (nothing to change), REFUSED (not theirs to change)
    state   text not null default 'WAITING',
    -- what was there before, to put it back
    before  text,
    primary key (bulk, account)
);

create index bulk_waiting on portfolio.bulk_account (bulk, account) where state = 'WAITING';
create index account_with_tags on portfolio.account (account) where tags <> '{}';
