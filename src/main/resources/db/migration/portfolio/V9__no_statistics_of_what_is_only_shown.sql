-- Nothing is searched by these, and to analyse arrays and long texts is dear.
alter table portfolio.detail alter column recent set statistics 0;
alter table portfolio.detail alter column why_en set statistics 0;
alter table portfolio.detail alter column why_de set statistics 0;
alter table portfolio.detail alter column risk_why_en set statistics 0;
alter table portfolio.detail alter column risk_why_de set statistics 0;
