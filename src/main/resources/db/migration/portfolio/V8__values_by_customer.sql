-- What each customer becomes, where one change gives them different values; else the value of the change holds.
alter table portfolio.bulk_account add column value text;
