-- Every text of a scorecard that a score was ever reckoned with; rows of scores point here, so that an old score can
-- still be opened after its scorecard changed.
create table health.rules (
    id        integer generated always as identity primary key,
    scorecard text not null,
    digest    text not null,
    body      text not null,
    since     timestamptz not null default now(),
    unique (scorecard, digest)
);

-- One row per account and local day: the closing score. seen and grades stand in the order of the scorecard's measures,
-- NaN where unknown; together with rules and cap they say every contribution again.
create table health.day (
    account  bigint not null,
    day      date not null,
    score    double precision,
    coverage double precision not null,
    band     smallint not null,
    rated    smallint,
    rules    integer,
    seen     double precision[] not null,
    grades   double precision[] not null,
    cap      smallint not null,
    cause    smallint not null,
    primary key (account, day)
);

-- The days on which an account's band changed, with what caused it.
create table health.crossing (
    account      bigint not null,
    day          date not null,
    from_band    smallint not null,
    to_band      smallint not null,
    score_before double precision,
    score_after  double precision,
    cause        smallint not null,
    at           timestamptz not null,
    primary key (account, day)
);

create index crossing_by_day on health.crossing (day);

-- The latest value of each account; provisional while its day is not over.
create table health.current (
    account  bigint primary key,
    day      date not null,
    as_of    timestamptz not null,
    closing  boolean not null,
    score    double precision,
    coverage double precision not null,
    band     smallint not null,
    rated    smallint,
    rules    integer,
    seen     double precision[] not null,
    grades   double precision[] not null,
    cap      smallint not null,
    cause    smallint not null
) with (fillfactor = 70);

-- How the score moved within the day; kept for 7 days.
create table health.intraday (
    account bigint not null,
    at      timestamptz not null,
    score   double precision,
    band    smallint not null,
    cause   smallint not null,
    primary key (account, at)
);

-- What the accounts of a scorecard reached at the end of a month, for measures that compare: 101 quantiles.
create table health.standard (
    scorecard text not null,
    signal    text not null,
    month     date not null,
    accounts  integer not null,
    quantiles double precision[] not null,
    primary key (scorecard, signal, month)
);

-- What the people who look after a customer feel.
create table health.pulse (
    id         bigint generated always as identity primary key,
    account    bigint not null,
    colour     text not null check (colour in ('GREEN', 'YELLOW', 'RED')),
    reason     text not null,
    author     text not null,
    given_at   timestamptz not null,
    expires_at timestamptz not null
);

create index pulse_by_account on health.pulse (account, given_at desc);
