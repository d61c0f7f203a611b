-- when the source last showed each field, as JSON; an older snapshot that arrives later does not win
alter table work.touchpoint drop column seen_at;
alter table work.touchpoint add column shown text not null default '{}';
