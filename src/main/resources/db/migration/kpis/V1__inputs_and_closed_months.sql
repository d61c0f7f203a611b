-- What nobody can see in contracts: margin, cost of winning a customer, cost of customer success; each from a day on.
create table kpis.input (
    name     text not null check (name in ('GROSS_MARGIN', 'ACQUISITION_COST', 'SUCCESS_COST', 'DISCOUNT_RATE')),
    from_day date not null,
    value    double precision not null,
    set_by   text not null,
    set_at   timestamptz not null,
    primary key (name, from_day)
);

-- Months as they were reported. A month that is closed again keeps the earlier reports beside the new one.
create table kpis.closed_month (
    id              bigint generated always as identity primary key,
    month           date not null,
    closed_at       timestamptz not null,
    closed_by       text not null,
    start_accounts  bigint not null,
    lost_accounts   bigint not null,
    expanded        bigint not null,
    start_mrr       double precision not null,
    churned_mrr     double precision not null,
    contraction_mrr double precision not null,
    expansion_mrr   double precision not null,
    new_accounts    bigint not null,
    new_mrr         double precision not null
);

create index closed_month_by_month on kpis.closed_month (month, id desc);
