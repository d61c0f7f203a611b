-- What the day's list, segments and people say of a customer.
alter table portfolio.account
    add column urgency         double precision not null default 0,
    -- urgency times money: the order of the day's list
    add column stake           double precision not null default 0,
    add column attends         bigint,
    add column tags            text[] not null default '{}',
    add column segments        text[] not null default '{}',
    add column notice_given_on date,
    add column ends_on         date;

create index account_by_stake on portfolio.account (stake, sort_name, account) include (presence, attends) where stake > 0;
create index account_by_segment on portfolio.account using gin (segments);
create index account_by_tag on portfolio.account using gin (tags);

-- rows written before know none of it
insert into portfolio.stale (account) select account from portfolio.account on conflict (account) do nothing;
