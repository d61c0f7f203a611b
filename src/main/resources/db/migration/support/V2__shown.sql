-- when the source last showed each field, as JSON; an older snapshot that arrives later does not win
alter table support.ticket drop column seen_at;
alter table support.ticket add column shown text not null default '{}';
