-- The journal of one service: record, audit trail and outbox in one. No schema is named: search_path says whose it is.
create table journal (
  position bigint generated always as identity primary key,
  tx bigint not null default pg_current_xact_id()::text::bigint,
  id uuid not null unique,
  subject text collate "C" not null,
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
comment on column journal.subject is 'compared bytewise, so that every cluster walks the subjects in one order';
comment on column journal.time is 'when it happened; recorded_at is when it was written';
comment on column journal.body is 'the published bytes: CloudEvents 1.0 structured JSON';
comment on column journal.hash is 'H(previous_hash || canonical JSON of id, source, subject, sequence, type, time, actor, data)';
create index journal_relay on journal (tx, position);
create index journal_recorded on journal (recorded_at);

-- What the journal was at the end of a day's turn, signed: cut tails and removed subjects show.
create table anchors (
  day date primary key,
  up_to bigint not null,
  rows bigint not null,
  subjects bigint not null,
  root text not null,
  previous text not null,
  digest text not null,
  public_key text not null,
  signature text not null,
  signed_at timestamptz(3) not null
);
comment on column anchors.day is 'local day (Asia/Shanghai) on which it was signed: one a day';
comment on column anchors.up_to is 'last journal position covered; rows and subjects count what is covered';
comment on column anchors.root is 'Merkle root (RFC 6962, SHA-256) over the heads of the subjects in bytewise order';
comment on column anchors.digest is 'SHA-256 of previous and canonical JSON of day, upTo, rows, subjects, root, signedAt';
comment on column anchors.public_key is 'Ed25519, base64 of the DER; signature is over the digest, base64';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op);
end $$;
create trigger journal_append_only before update or delete on journal
  for each row execute function refuse_change();
create trigger journal_no_truncate before truncate on journal
  for each statement execute function refuse_change();
create trigger anchors_append_only before update or delete on anchors
  for each row execute function refuse_change();
create trigger anchors_no_truncate before truncate on anchors
  for each statement execute function refuse_change();

-- How far the relay has published, and between which cluster and stream: where one of them is another (a restored
-- backup, a lost stream) it starts over.
create table relay_cursor (
  single boolean primary key default true check (single),
  tx bigint not null default 0,
  position bigint not null default 0,
  restored bigint not null default 0,
  identity text not null default ''
);
comment on column relay_cursor.restored is 'last position written by another cluster, whose transaction ids mean nothing here';
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
    revoke update, delete, truncate on journal, anchors from haoban_app;
  end if;
end $$;
