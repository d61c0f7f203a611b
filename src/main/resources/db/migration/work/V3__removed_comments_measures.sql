-- what a person took away again, so that it can be brought back
alter table work.touchpoint add column removed_at timestamptz;
alter table work.note add column removed_at timestamptz;
alter table work.task add column removed_at timestamptz;

-- what colleagues say to each other about a note or a case; nobody but them sees it
create table work.comment (
    id bigint generated always as identity primary key,
    account bigint not null,
    about text not null check (about in ('NOTE', 'CASE')),
    subject bigint not null,
    text text not null,
    author text not null,
    written_at timestamptz not null,
    removed_at timestamptz
);

create index comment_subject on work.comment (about, subject, written_at);
create index comment_account on work.comment (account);

-- what an objective is measured by: where it stands and where it is to stand
alter table work.objective add column measure text;
alter table work.objective add column now_value double precision;
alter table work.objective add column target_value double precision;
alter table work.objective add column measured_at timestamptz;

-- a suggestion that somebody found of no use, until when it stays away
create table work.dismissal (
    account bigint not null,
    suggestion text not null,
    author text not null,
    at timestamptz not null,
    until timestamptz not null,
    primary key (account, suggestion)
);

create index case_open_owner on work.customer_case (owner) where closed_at is null;
