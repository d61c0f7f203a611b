-- The forecast of each customer, for lists by risk and by expected loss.
alter table portfolio.account add column risk double precision;
alter table portfolio.account add column expected_loss double precision;

create index account_by_risk on portfolio.account (risk, sort_name, account)
    include (presence, band, touch_model, csm);
create index account_by_expected_loss on portfolio.account (expected_loss, sort_name, account)
    include (presence, band, touch_model, csm);

alter table portfolio.detail add column risk_30 double precision;
alter table portfolio.detail add column risk_60 double precision;
alter table portfolio.detail add column risk_low double precision;
alter table portfolio.detail add column risk_high double precision;
alter table portfolio.detail add column risk_why_en text;
alter table portfolio.detail add column risk_why_de text;
