-- Where facts come from, as people named them.
create table connect.source (
    key text primary key,
    label text not null,
    created_at timestamptz not null default now(),
    created_by text
);

-- What a person said about a file of a source; used again when a file of that name comes back.
create table connect.mapping (
    source text not null,
    file text not null,
    yaml text not null,
    saved_at timestamptz not null default now(),
    saved_by text,
    primary key (source, file)
);

-- Files given to the page, kept until their import is over; any node can run it.
create table connect.upload (
    id bigint generated always as identity primary key,
    created_at timestamptz not null default now(),
    created_by text
);

create table connect.upload_chunk (
    upload bigint not null references connect.upload (id) on delete cascade,
    file text not null,
    position integer not null,
    bytes bytea not null,
    primary key (upload, file, position)
);

create table connect.import_job (
    id bigint generated always as identity primary key,
    source text not null,
    origin text not null,
    upload bigint references connect.upload (id) on delete set null,
    mapping text not null,
    dry_run boolean not null default false,
    state text not null,
    created_at timestamptz not null default now(),
    created_by text,
    started_at timestamptz,
    finished_at timestamptz,
    cancel_asked boolean not null default false,
    beat_at timestamptz,
    progress jsonb,
    summary jsonb,
    problem text
);

create index import_job_latest on connect.import_job (created_at desc);

-- Rows that could not be taken, with the texts of all their columns.
create table connect.import_reject (
    job bigint not null references connect.import_job (id) on delete cascade,
    position integer not null,
    file text not null,
    line bigint not null,
    reason jsonb not null,
    columns jsonb not null,
    primary key (job, position)
);

-- The last content of every record that was imported, so that a run says what is new, changed or already there, and so
-- that a record that changes back is told again. "version" counts its changes.
create table connect.imported_record (
    source text not null,
    kind text not null,
    key text not null,
    content text not null,
    version integer not null,
    primary key (source, kind, key)
);
