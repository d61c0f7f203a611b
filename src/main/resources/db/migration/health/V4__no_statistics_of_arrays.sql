-- Nothing is searched by these, and to analyse arrays is dear.
alter table health.current alter column seen set statistics 0;
alter table health.current alter column grades set statistics 0;
alter table health.day alter column seen set statistics 0;
alter table health.day alter column grades set statistics 0;
