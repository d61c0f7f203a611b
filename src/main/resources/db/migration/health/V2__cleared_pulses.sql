-- what was felt and holds no longer, although its time is not over
alter table health.pulse add column cleared_at timestamptz;
