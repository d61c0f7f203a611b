-- what our people and the customer's did together; written by a person, a play or an import alike
create table work.touchpoint (
    id bigint generated always as identity primary key,
    account bigint not null,
    -- who wrote it: a source with its own id, or null for what was written here
    source text,
    external_id text,
    kind text not null,
    outbound boolean not null,
    at timestamptz not null,
    known_at timestamptz not null,
    held_at timestamptz,
    replied_at timestamptz,
    -- ids of contacts, and what a source calls them: an e-mail address or its own id
    contacts bigint[] not null,
    contact_names text[] not null,
    author text,
    summary text not null,
    -- what the source sent beyond the known properties, one JSON object
    properties text not null,
    -- when the latest snapshot was taken; an older one that arrives later does not win
    seen_at timestamptz not null,
    unique (source, external_id)
);

create index touchpoint_account on work.touchpoint (account, at);

create table work.note (
    id bigint generated always as identity primary key,
    account bigint not null,
    text text not null,
    author text not null,
    written_at timestamptz not null,
    edited_at timestamptz
);

create index note_account on work.note (account, written_at);

create table work.task (
    id bigint generated always as identity primary key,
    account bigint not null,
    title text not null,
    owner text,
    due_on date,
    case_id bigint,
    author text not null,
    created_at timestamptz not null,
    done_at timestamptz,
    done_by text
);

create index task_account on work.task (account);
create index task_open on work.task (owner, due_on) where done_at is null;

create table work.customer_case (
    id bigint generated always as identity primary key,
    account bigint not null,
    kind text not null,
    reason text not null,
    title text not null,
    owner text,
    next_step text,
    next_step_on date,
    author text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    outcome text,
    outcome_note text
);

-- one open case for an account and reason
create unique index case_open on work.customer_case (account, kind, reason) where closed_at is null;
create index case_account on work.customer_case (account, opened_at);

-- every change of a case, so that it can be told as of any instant
create table work.case_change (
    id bigint generated always as identity primary key,
    case_id bigint not null references work.customer_case on delete cascade,
    field text not null,
    value text,
    author text not null,
    at timestamptz not null
);

create index case_change_case on work.case_change (case_id, at);

create table work.success_plan (
    id bigint generated always as identity primary key,
    account bigint not null,
    source text,
    external_id text,
    title text not null,
    author text not null,
    created_at timestamptz not null,
    unique (source, external_id)
);

create index success_plan_account on work.success_plan (account);

create table work.objective (
    plan bigint not null references work.success_plan on delete cascade,
    position integer not null,
    title text not null,
    capability text,
    onboarding boolean not null,
    created_at timestamptz not null,
    due_on date,
    met_at timestamptz,
    primary key (plan, position)
);
