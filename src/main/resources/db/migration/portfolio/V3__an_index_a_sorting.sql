-- What is searched stands beside the row: its index is dear to write, and a new score need not write it.
create table portfolio.search (
    account  bigint primary key,
    haystack text not null
);

insert into portfolio.search (account, haystack) select account, haystack from portfolio.account;
create index search_by_text on portfolio.search using gin (haystack public.gin_trgm_ops);

-- The row as narrow as can be, what is filtered and counted first: all customers are counted by reading them all, which
-- takes no longer than an index whose rows have just changed. Who was never scored stands where there is not enough
-- data. sort_name is the name without case and accents: every sorting goes on by it, so that equal and missing values
-- stand by name.
alter table portfolio.account rename to account_before;

create table portfolio.account (
    account      bigint constraint account_once primary key,
    arr          double precision not null,
    csm          bigint,
    presence     smallint not null,
    band         smallint not null default 3,
    touch_model  smallint not null,
    open_tickets integer,
    score        double precision,
    change_28d   double precision,
    seats_used   double precision,
    notice_day   date,
    last_contact date,
    changes_on   date,
    parent       bigint,
    sort_name    text not null,
    name         text not null,
    csm_name     text
);

insert into portfolio.account
  (account, arr, csm, presence, band, touch_model, open_tickets, score, change_28d, seats_used, notice_day,
   last_contact, changes_on, parent, sort_name, name, csm_name)
select account, arr, csm, presence, coalesce(band, 3), touch_model, open_tickets, score, change_28d, seats_used,
       notice_day, last_contact, changes_on, parent, lower(name), name, csm_name
from portfolio.account_before;

drop table portfolio.account_before;

create index account_by_csm on portfolio.account (csm, account);
create index account_by_change_day on portfolio.account (changes_on) where changes_on is not null;

-- One index a sorting: a page is found without sorting, from the nearer end.
create index account_by_name on portfolio.account (sort_name, account) include (presence, band, touch_model, csm);
create index account_by_arr on portfolio.account (arr, sort_name, account) include (presence, band, touch_model, csm);
create index account_by_score on portfolio.account (score, sort_name, account)
    include (presence, band, touch_model, csm);
create index account_by_change on portfolio.account (change_28d, sort_name, account)
    include (presence, band, touch_model, csm);
create index account_by_notice_day on portfolio.account (notice_day, sort_name, account)
    include (presence, band, touch_model, csm);
create index account_by_seats_used on portfolio.account (seats_used, sort_name, account)
    include (presence, band, touch_model, csm);
create index account_by_open_tickets on portfolio.account (open_tickets, sort_name, account)
    include (presence, band, touch_model, csm);
create index account_by_last_contact on portfolio.account (last_contact, sort_name, account)
    include (presence, band, touch_model, csm);
create index account_by_csm_name on portfolio.account (csm_name, sort_name, account)
    include (presence, band, touch_model, csm);
