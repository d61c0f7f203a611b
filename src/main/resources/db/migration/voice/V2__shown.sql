-- when the source last showed each field, as JSON; an older snapshot that arrives later does not win
alter table voice.answer drop column seen_at;
alter table voice.answer add column shown text not null default '{}';
alter table voice.request drop column seen_at;
alter table voice.request add column shown text not null default '{}';
