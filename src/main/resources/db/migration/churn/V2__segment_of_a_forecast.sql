-- How closely the account was looked after when it was forecast: base rates differ by it.
alter table churn.current add column segment text not null default 'NONE';
alter table churn.day add column segment text not null default 'NONE';
