-- Who is in which segment now, and since when.
create table segments.member (
    segment text not null,
    account bigint not null,
    since   timestamptz not null,
    primary key (account, segment)
);

create index member_segment on segments.member (segment, account);

-- Everybody who ever entered or left.
create table segments.move (
    id      bigint generated always as identity primary key,
    account bigint not null,
    segment text not null,
    entered boolean not null,
    cause   text not null,
    at      timestamptz not null
);

create index move_account on segments.move (account, at);
create index move_segment on segments.move (segment, at);
