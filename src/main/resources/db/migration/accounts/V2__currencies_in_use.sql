-- Which currencies contracts are in is asked each time somebody opens the day's list.
create index line_by_currency on accounts.line (currency);
