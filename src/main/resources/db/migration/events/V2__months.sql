-- the days of a past month one behind the other, so that half a year is seven rows; a day that comes late waits in
-- activity_day until the next packing, and a day that stands in both counts as their sum
create table events.activity_month (
    account bigint not null,
    month date not null,
    payload bytea not null,
    primary key (account, month)
) with (toast_tuple_target = 8160);

-- its bytes are dense already
alter table events.activity_month alter column payload set storage external;
