-- Nothing is searched by these, and to analyse arrays is dear.
alter table churn.current alter column features set statistics 0;
alter table churn.day alter column features set statistics 0;
