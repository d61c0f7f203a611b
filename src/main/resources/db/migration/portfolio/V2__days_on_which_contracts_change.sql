-- The next day on which a line of a contract begins or ends: then money and presence change without any fact arriving.
alter table portfolio.account add column changes_on date;

create index account_by_change_day on portfolio.account (changes_on) where changes_on is not null;
