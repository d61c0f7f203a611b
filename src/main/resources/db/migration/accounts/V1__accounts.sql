-- Customers and what other systems call them -------------------------------------------------------------------------

create sequence accounts.account_id;

create table accounts.account (
    id            bigint primary key,
    registered_at timestamptz not null,
    recorded_at   timestamptz not null default now(),
    excluded      boolean     not null default false
);
comment on column accounts.account.excluded is 'our own company, bots and test accounts: left out everywhere, also of the past';

create table accounts.external_id (
    source      text        not null,
    kind        text        not null,
    external_id text        not null,
    account     bigint      not null references accounts.account (id),
    valid_from  timestamptz not null,
    valid_until timestamptz,
    recorded_at timestamptz not null default now()
);
create unique index external_id_standing on accounts.external_id (source, kind, external_id) where valid_until is null;
create index external_id_closed on accounts.external_id (source, kind, external_id, valid_until) where valid_until is not null;
create index external_id_account on accounts.external_id (account);

create table accounts.merge (
    id          bigint generated always as identity primary key,
    absorbed    bigint      not null references accounts.account (id),
    survivor    bigint      not null references accounts.account (id),
    at          timestamptz not null,
    recorded_at timestamptz not null default now(),
    undone_at   timestamptz,
    check (absorbed <> survivor)
);
create unique index merge_standing on accounts.merge (absorbed) where undone_at is null;
create index merge_survivor on accounts.merge (survivor) where undone_at is null;

-- Attributes: what each source said, as runs from the first to the latest time it said the same ------------------------

create table accounts.field (
    key    text primary key,
    type   text not null check (type in ('TEXT', 'NUMBER', 'FLAG', 'DAY')),
    source text
);
comment on column accounts.field.source is 'the one source that wins for this field; empty: the latest statement of any source';

create table accounts.attribute (
    account     bigint      not null references accounts.account (id),
    field       text        not null,
    source      text        not null,
    valid_from  timestamptz not null,
    said_until  timestamptz not null,
    value       text,
    member      bigint,
    recorded_at timestamptz not null default now(),
    primary key (account, field, source, valid_from)
);
comment on column accounts.attribute.source is 'empty: edited by hand by the member';

-- People: product users, contacts, our team ---------------------------------------------------------------------------

create table accounts.contact (
    id          bigint generated always as identity primary key,
    account     bigint      not null references accounts.account (id),
    source      text        not null,
    external_id text        not null,
    name        text,
    email       text,
    language    text,
    salutation  text,
    formal      boolean,
    known_since timestamptz not null,
    left_at     timestamptz,
    by_hand     text[]      not null default '{}',
    seen_at     timestamptz not null,
    recorded_at timestamptz not null default now(),
    unique (source, account, external_id)
);
comment on column accounts.contact.by_hand is 'columns edited by a person; later imports leave them alone';
create index contact_account on accounts.contact (account);
create index contact_email on accounts.contact (lower(email)) where email is not null;

create table accounts.contact_role (
    contact     bigint      not null references accounts.contact (id) on delete cascade,
    role        text        not null,
    valid_from  timestamptz not null,
    valid_until timestamptz,
    recorded_at timestamptz not null default now(),
    primary key (contact, role, valid_from)
);

create table accounts.objection (
    contact     bigint      not null references accounts.contact (id) on delete cascade,
    purpose     text        not null,
    valid_from  timestamptz not null,
    valid_until timestamptz,
    recorded_at timestamptz not null default now(),
    primary key (contact, purpose, valid_from)
);

create table accounts.person (
    id          bigint generated always as identity primary key,
    name        text,
    email       text,
    said_at     timestamptz,
    excluded    boolean     not null default false,
    same_as     bigint references accounts.person (id),
    contact     bigint references accounts.contact (id) on delete set null,
    confirmed   boolean     not null default false,
    recorded_at timestamptz not null default now()
);
comment on column accounts.person.confirmed is 'a person confirmed the link to the contact; else it follows the e-mail address';
create index person_excluded on accounts.person (id) where excluded;
create index person_same_as on accounts.person (same_as) where same_as is not null;
create index person_email on accounts.person (lower(email)) where email is not null;
create index person_domain on accounts.person (lower(split_part(email, '@', 2))) where email is not null;
create index person_contact on accounts.person (contact) where contact is not null;

create table accounts.user_id (
    source  text   not null,
    user_id text   not null,
    person  bigint not null references accounts.person (id),
    primary key (source, user_id)
);
create index user_id_person on accounts.user_id (person);

create table accounts.membership (
    person      bigint      not null references accounts.person (id),
    account     bigint      not null references accounts.account (id),
    valid_from  timestamptz not null,
    said_until  timestamptz not null,
    member      boolean     not null,
    recorded_at timestamptz not null default now(),
    primary key (person, account, valid_from)
);
create index membership_account on accounts.membership (account, person);

create table accounts.excluded_domain (
    domain      text primary key,
    recorded_at timestamptz not null default now()
);

create table accounts.team (
    account     bigint      not null references accounts.account (id),
    role        text        not null,
    member      bigint      not null,
    valid_from  timestamptz not null,
    valid_until timestamptz,
    recorded_at timestamptz not null default now(),
    primary key (account, role, member, valid_from)
);
create index team_member on accounts.team (member) where valid_until is null;

-- Contracts -----------------------------------------------------------------------------------------------------------

create table accounts.contract (
    id              bigint generated always as identity primary key,
    account         bigint      not null references accounts.account (id),
    source          text        not null,
    kind            text        not null,
    external_id     text        not null,
    term_months     integer     not null default 0,
    auto_renew      boolean     not null default true,
    notice_days     integer     not null default 0,
    notice_given_at timestamptz,
    ends_on         date,
    end_known_on    date,
    churn_primary   text,
    churn_secondary text,
    competitor      text,
    voluntary       boolean     not null default true,
    avoidable       boolean     not null default false,
    recorded_at     timestamptz not null default now(),
    unique (source, account, kind, external_id)
);
comment on column accounts.contract.term_months is '0: not stated, a term is as long as the rows of the source';
create index contract_account on accounts.contract (account);

create table accounts.line_row (
    contract      bigint      not null references accounts.contract (id) on delete cascade,
    content       bytea       not null,
    product       text        not null,
    quantity      double precision not null,
    unit          text        not null,
    amount        numeric     not null,
    currency      text        not null,
    billing_months integer    not null,
    discount      double precision not null,
    starts_on     date        not null,
    ends_on       date,
    agreed_on     date        not null,
    recorded_at   timestamptz not null default now(),
    primary key (contract, content)
);

create table accounts.line (
    contract       bigint           not null references accounts.contract (id) on delete cascade,
    position       integer          not null,
    product        text             not null,
    quantity       double precision not null,
    unit           text             not null,
    amount         numeric          not null,
    currency       text             not null,
    billing_months integer          not null,
    discount       double precision not null,
    terms          integer[]        not null,
    primary key (contract, position)
);
comment on table accounts.line is 'back-to-back rows as one line with its terms; derived from line_row whenever that changes';
comment on column accounts.line.terms is 'start, end and day of agreement of each term as days since 1970-01-01; an open end is 2147483647';

create table accounts.invoice (
    id          bigint generated always as identity primary key,
    account     bigint        not null references accounts.account (id),
    source      text          not null,
    number      text          not null,
    issued_on   date          not null,
    due_on      date          not null,
    minor       bigint        not null,
    currency    text          not null,
    failed_at   timestamptz[] not null default '{}',
    paid_at     timestamptz,
    voided_at   timestamptz,
    recorded_at timestamptz   not null default now(),
    unique (source, account, number)
);
create index invoice_account on accounts.invoice (account);

-- Settings ------------------------------------------------------------------------------------------------------------

create table accounts.installation (
    one          boolean primary key default true check (one),
    zone         text    not null default 'UTC',
    currency     text    not null default 'EUR',
    gap_tolerance_days integer not null default 0 check (gap_tolerance_days >= 0)
);
insert into accounts.installation default values;

create table accounts.contracts_clock (
    source         text primary key,
    complete_until timestamptz not null,
    recorded_at    timestamptz not null default now()
);

create table accounts.exchange_rate (
    currency  text    not null,
    from_day  date    not null,
    rate      numeric not null check (rate > 0),
    primary key (currency, from_day)
);
comment on column accounts.exchange_rate.rate is 'one unit of the currency in units of the installation''s currency';

create table accounts.revision (
    topic text primary key,
    n     bigint not null default 0
);
insert into accounts.revision (topic) values ('identity'), ('people'), ('zones');
comment on table accounts.revision is 'counts up when a known answer changes, so that every process notices what it remembers has aged';
