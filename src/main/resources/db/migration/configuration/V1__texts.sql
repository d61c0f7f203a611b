-- every version of every text; the highest version of a key is the current one, a null text says it was removed
create table configuration.text_version (
    kind text not null,
    key text not null,
    version integer not null check (version >= 1),
    text text,
    author text not null,
    comment text not null,
    at timestamptz not null,
    -- the default that was shipped when this version was written, so that a newer one can be offered
    shipped_hash text,
    primary key (kind, key, version)
);
