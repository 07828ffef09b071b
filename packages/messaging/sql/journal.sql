-- The journal of one service: record, audit trail and outbox in one. No schema is named: search_path says whose it is.
create table journal (
  position bigint generated always as identity primary key,
  tx bigint not null default pg_current_xact_id()::text::bigint,
  id uuid not null unique,
  subject text not null,
  sequence integer not null check (sequence > 0),
  type text not null,
  time timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  actor text not null,
  trace text,
  nats_subject text not null,
  body text not null,
  previous_hash text not null,
  hash text not null,
  unique (subject, sequence)
);
comment on column journal.tx is 'transaction that wrote the row; the relay reads only below the oldest running one';
comment on column journal.time is 'when it happened; recorded_at is when it was written';
comment on column journal.body is 'the published bytes: CloudEvents 1.0 structured JSON';
comment on column journal.hash is 'H(previous_hash || canonical JSON of id, source, subject, sequence, type, time, actor, data)';
create index journal_relay on journal (tx, position);
create index journal_recorded on journal (recorded_at);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only: % refused', tg_op;
end $$;
create trigger journal_append_only before update or delete on journal
  for each row execute function journal_is_append_only();
create trigger journal_no_truncate before truncate on journal
  for each statement execute function journal_is_append_only();

-- How far the relay has published, in which cluster: a restored backup has another identity and starts over.
create table relay_cursor (
  single boolean primary key default true check (single),
  tx bigint not null default 0,
  position bigint not null default 0,
  system_identifier text not null default ''
);
insert into relay_cursor default values;

-- The last event heard of each subject: duplicates are known and gaps are seen.
create table inbox (
  consumer text not null,
  source text not null,
  subject text not null,
  sequence integer not null,
  primary key (consumer, source, subject)
);

-- Answers given to creating requests, so that a repeated request gets the same answer and does nothing.
create table receipts (
  actor text not null,
  route text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  response jsonb not null,
  created_at timestamptz not null default now(),
  primary key (actor, route, key)
);

-- The chain of the service's own tallies.
create table tallies (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);

do $$ begin
  if exists (select from pg_roles where rolname = 'haoban_app') then
    revoke update, delete, truncate on journal from haoban_app;
  end if;
end $$;
