-- accounts whose signals must be computed again; rows are only added and taken away, so that nobody waits for anybody
create table signals.touched (
    id bigint generated always as identity primary key,
    account bigint not null,
    cause text not null
);

create index touched_account on signals.touched (account);

-- the signals of each account as last computed; closed_through is the last day whose closing score was judged
create table signals.current (
    account bigint primary key,
    as_of timestamptz not null,
    day date not null,
    closed_through date not null,
    catalogue integer not null,
    signals bytea not null
);

-- first days of activity, so that old days need not be read for every score
create table signals.milestone (
    account bigint primary key,
    plan integer not null,
    first_active date,
    first_value date
);

-- how all accounts moved together, day by day: sums over accounts, see Population.Day
create table signals.population_day (
    measure text not null,
    day date not null,
    total bigint not null,
    accounts integer not null,
    weight double precision not null,
    ratio double precision not null,
    square double precision not null,
    noise double precision not null,
    primary key (measure, day)
);

-- the earliest fact of each kind in this installation
create table signals.first_fact (
    need text primary key,
    at timestamptz not null
);

-- the last local day that began in each zone and was announced
create table signals.zone_day (
    zone text primary key,
    day date not null
);

-- what the daily history of each account was computed from, so that an equal replay writes nothing
create table signals.replayed (
    account bigint primary key,
    fingerprint bytea not null,
    through date not null
);
