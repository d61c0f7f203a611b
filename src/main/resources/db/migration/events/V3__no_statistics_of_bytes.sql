-- Nothing is searched by these; months to come are made likewise.
alter table events.event alter column properties set statistics 0;
alter table events.fact alter column properties set statistics 0;
alter table events.activity_day alter column payload set statistics 0;
alter table events.activity_month alter column payload set statistics 0;
