-- while a member is away, the deputy sees and acts in the member's book
create table access.absence (
    id bigint generated always as identity primary key,
    member bigint not null references access.member (id),
    deputy bigint not null references access.member (id),
    first_day date not null,
    last_day date not null,
    created_by bigint not null references access.member (id),
    created_at timestamptz not null,
    ended_at timestamptz,
    check (last_day >= first_day),
    check (member <> deputy)
);

create index absence_member on access.absence (member, last_day) where ended_at is null;
create index absence_deputy on access.absence (deputy, last_day) where ended_at is null;
