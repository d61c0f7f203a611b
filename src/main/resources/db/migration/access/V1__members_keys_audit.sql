create table access.member (
    id bigint generated always as identity primary key,
    email text not null check (email = lower(email) and length(email) <= 254),
    name text not null,
    role text not null check (role in ('ADMIN', 'MANAGER', 'CSM', 'VIEWER')),
    team text,
    language text,
    password_hash text,
    credentials integer not null default 0,
    active boolean not null default true,
    since timestamptz not null,
    last_seen timestamptz,
    constraint member_email unique (email)
);

-- set-up of the first administrator, invitations and password resets
create table access.one_time_link (
    hash bytea primary key,
    member bigint references access.member (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

create table access.api_key (
    id bigint generated always as identity primary key,
    hash bytea not null unique,
    source text not null,
    scopes text[] not null check (cardinality(scopes) > 0),
    hint text not null,
    created_by text not null,
    created_at timestamptz not null,
    last_used timestamptz,
    revoked_at timestamptz
);

create table access.audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    member bigint,
    action text not null,
    subject text not null,
    details jsonb not null
);
create index audit_entry_action on access.audit_entry (action, id);

create function access.refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'the audit log is append-only'; end $$;
create trigger append_only before update or delete on access.audit_entry
    for each row execute function access.refuse_change();

-- hashes of what was erased, so that it does not come back with the next import
create table access.tombstone (
    hash bytea primary key,
    at timestamptz not null
);
