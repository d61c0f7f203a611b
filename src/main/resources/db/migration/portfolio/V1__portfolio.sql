-- One narrow row per account for lists: everything a list filters or sorts by. Also customers who left or were never
-- scored.
create table portfolio.account (
    account      bigint primary key,
    name         text not null,
    haystack     text not null,
    parent       bigint,
    presence     smallint not null,
    touch_model  smallint not null,
    csm          bigint,
    csm_name     text,
    arr          double precision not null,
    notice_day   date,
    band         smallint,
    score        double precision,
    change_28d   double precision,
    seats_used   double precision,
    open_tickets integer,
    last_contact date
);

create index account_by_name on portfolio.account (lower(name), account);
create index account_by_score on portfolio.account (score, account);
create index account_by_arr on portfolio.account (arr, account);
create index account_by_change on portfolio.account (change_28d, account);
create index account_by_notice_day on portfolio.account (notice_day, account);
create index account_by_csm on portfolio.account (csm, account);
create index account_by_presence on portfolio.account (presence, band, touch_model, csm) include (arr);
create index account_by_text on portfolio.account using gin (haystack public.gin_trgm_ops);

-- What a list only shows.
create table portfolio.detail (
    account     bigint primary key,
    as_of       timestamptz not null,
    day         date not null,
    provisional boolean not null,
    coverage    double precision not null,
    recent      double precision[] not null,
    why_en      text not null,
    why_de      text not null
);

-- Accounts that changed and were not scored since.
create table portfolio.stale (
    account bigint primary key
);
