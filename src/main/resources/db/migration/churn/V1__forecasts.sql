-- Every backtest that was ever run, whether its verdict was welcome or not: the number of runs is part of the proof.
create table churn.backtest (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    kind        text not null check (kind in ('ROLLING', 'FIXED_SPLIT', 'RANDOM_ROWS')),
    asked_by    text not null,
    program     text not null,
    seed        bigint not null,
    fingerprint text not null,
    verdict     text not null,
    report      jsonb not null
);

-- What the champion said in it of observations it had not seen, and what came. lost_after is empty where no loss was seen.
create table churn.prediction (
    backtest    bigint not null references churn.backtest on delete cascade,
    account     bigint not null,
    day         date not null,
    probability double precision not null,
    lost_after  integer,
    seen_for    integer not null,
    primary key (backtest, account, day)
);

create index prediction_by_account on churn.prediction (account, day);

-- What was learned, as JSON. One at most is in force.
create table churn.model (
    id        bigint generated always as identity primary key,
    learner   text not null,
    made_at   timestamptz not null,
    made_by   text not null,
    program   text not null,
    backtest  bigint not null references churn.backtest,
    verdict   text not null,
    rows      integer not null,
    churners  integer not null,
    base_rate double precision not null,
    threshold double precision not null,
    passed    boolean not null,
    body      jsonb not null
);

create table churn.in_force (
    only_one boolean primary key default true check (only_one),
    model    bigint references churn.model,
    since    timestamptz not null
);

-- When forecasts were switched to another model or off, by whom and why.
create table churn.switch (
    id    bigint generated always as identity primary key,
    at    timestamptz not null,
    model bigint references churn.model,
    by    text not null,
    why   text not null
);

-- The latest forecast of each account; features stand in the order of the model's, NaN where unknown, so that every
-- reason can be said again.
create table churn.current (
    account   bigint primary key,
    day       date not null,
    as_of     timestamptz not null,
    model     bigint not null,
    features  double precision[] not null,
    tenure    integer not null,
    term_left integer not null,
    term      integer not null,
    p30       double precision not null,
    p60       double precision not null,
    p90       double precision not null,
    low       double precision not null,
    high      double precision not null,
    arr       double precision not null
) with (fillfactor = 70);

-- One row per account and local day.
create table churn.day (
    account   bigint not null,
    day       date not null,
    as_of     timestamptz not null,
    model     bigint not null,
    features  double precision[] not null,
    tenure    integer not null,
    term_left integer not null,
    term      integer not null,
    p30       double precision not null,
    p60       double precision not null,
    p90       double precision not null,
    low       double precision not null,
    high      double precision not null,
    arr       double precision not null,
    primary key (account, day)
);

-- First crossings of the model's threshold; open until the forecast falls below three quarters of it.
create table churn.alert (
    id          bigint generated always as identity primary key,
    account     bigint not null,
    raised_at   timestamptz not null,
    day         date not null,
    probability double precision not null,
    threshold   double precision not null,
    model       bigint not null,
    cause       text not null,
    ended_at    timestamptz
);

create unique index alert_open on churn.alert (account) where ended_at is null;
create index alert_by_day on churn.alert (raised_at desc);

-- Trainings, waiting, running and over.
create table churn.training (
    id         bigint generated always as identity primary key,
    asked_at   timestamptz not null,
    asked_by   text not null,
    state      text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    started_at timestamptz,
    beat_at    timestamptz,
    ended_at   timestamptz,
    share      double precision not null default 0,
    cancel     boolean not null default false,
    model      bigint references churn.model,
    problem    text
);

-- How many alerts one customer success manager can look after in a month.
create table churn.setting (
    only_one          boolean primary key default true check (only_one),
    alerts_per_csm    double precision not null check (alerts_per_csm > 0 and alerts_per_csm <= 100)
);

insert into churn.setting (alerts_per_csm) values (4);
