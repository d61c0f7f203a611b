-- Computings of the past by the rules of now, asked for by a person; one at a time, begun again after a restart.
create table health.past_run (
    id         bigint generated always as identity primary key,
    asked_at   timestamptz not null,
    asked_by   text not null,
    state      text not null,
    started_at timestamptz,
    ended_at   timestamptz,
    done       integer not null default 0,
    steps      integer not null default 0,
    -- a chunk of work ended; silence of some minutes means that its process died
    beat_at    timestamptz not null
);
create unique index past_run_one on health.past_run ((true)) where state in ('RUNNING', 'CANCELLING');
