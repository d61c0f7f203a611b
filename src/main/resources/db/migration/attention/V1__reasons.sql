-- Why each customer deserves attention now, as the rules saw it at the last score.
create table attention.reason (
    account bigint not null,
    kind    text not null,
    urgency double precision not null,
    since   date not null,
    text_en text not null,
    text_de text not null,
    primary key (account, kind)
);

-- What people did about it; the latest that was not undone holds.
create table attention.aside (
    id        bigint generated always as identity primary key,
    account   bigint not null,
    way       text not null,
    -- local day on which it was put aside: reasons that began later are new
    day       date not null,
    until     date,
    handed_to bigint,
    member    bigint not null,
    name      text not null,
    at        timestamptz not null,
    undone_at timestamptz
);

create index aside_account on attention.aside (account, id) where undone_at is null;
create index aside_at on attention.aside (at) where undone_at is null;

-- When each member last looked at the day's list, and before that: what is new is what came between.
create table attention.visit (
    member  bigint primary key,
    seen_at timestamptz not null,
    since   timestamptz
);
