-- What our people were told. Only what is nowhere else is written down: titles and states are read where they live.
create table notifications.notification (
    id      bigint generated always as identity primary key,
    member  bigint not null,
    kind    text not null,
    account bigint,
    -- the number of what it is about: a note, case, task, absence, aside, import, training
    subject bigint,
    -- who caused it: a member by number, else the name of a play or a source
    by_member bigint,
    by_name   text,
    excerpt text not null default '',
    at      timestamptz not null,
    read_at timestamptz
);

create index notification_newest on notifications.notification (member, id desc);
create index notification_unread on notifications.notification (member) where read_at is null;
create index notification_subject on notifications.notification (kind, subject);
create index notification_at on notifications.notification (at);
