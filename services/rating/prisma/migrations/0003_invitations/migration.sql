-- What other services published and what a region decided about ratings, in the shape every subject has.
create table areas (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
create table calendars (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
create table settings (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
comment on column settings.subject is '`rating-` and the region';

-- Window evaluators. Their secrets are derived from the suite's key and stand nowhere.
create table devices (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  region text not null generated always as (state ->> 'region') stored
);

alter table subjects
  add column wakes_at text generated always as (state ->> 'wakesAt') stored,
  add column hall text generated always as (state -> 'heard' -> 'served' ->> 'hall') stored,
  add column window_code text generated always as (state -> 'heard' -> 'served' ->> 'window') stored,
  add column served_at text generated always as (state -> 'heard' -> 'served' ->> 'at') stored;
comment on column subjects.wakes_at is 'ISO instant in UTC at which something is due next; the sweep finds it here';
create index subjects_wakes_at_idx on subjects (wakes_at) where wakes_at is not null;
create index subjects_served_idx on subjects (hall, window_code, served_at) where served_at is not null;

-- Single-use links by the hash of their token; the token itself is kept nowhere.
create table links (
  token_hash text primary key,
  invitation_id text not null unique,
  subject text not null,
  node text not null,
  round integer not null,
  channel text not null,
  expires_at timestamptz(3) not null
);
comment on column links.token_hash is 'SHA-256 of the token, hex';

-- Ratings one by one, as they were taken: for lists, alarms, exports and publications. The state of their subject
-- decides; rows are written by the statement that writes it and never leave.
create table ratings (
  rating_id text primary key,
  subject text not null,
  region text not null,
  node text not null,
  node_at timestamptz(3) not null,
  round integer not null,
  level integer not null check (level between 1 and 5),
  levels_version integer not null,
  options integer[] not null,
  options_version integer not null,
  has_text boolean not null,
  real_name boolean not null,
  channel text not null,
  entered_by text not null,
  actor text,
  evidence text,
  invitation_id text,
  device_hash text,
  address_hash text,
  client_at timestamptz(3),
  at timestamptz(3) not null,
  item_code text,
  org text,
  hall text,
  window_code text,
  officer text,
  canary boolean not null default false,
  invalidated_at timestamptz(3),
  invalid_reason text
);
comment on column ratings.actor is 'who typed it in (hotline, paper, survey); null for citizens';
comment on column ratings.evidence is 'call record, scan or survey number';
comment on column ratings.at is 'time of the server; client_at is what the device said';
comment on column ratings.device_hash is 'keyed hash; equal devices can be counted, none can be read back';
create unique index ratings_evidence_key on ratings (channel, evidence) where evidence is not null;
create index ratings_at_idx on ratings (at, rating_id) where not canary;
create index ratings_subject_idx on ratings (subject);
create index ratings_device_idx on ratings (device_hash, at) where device_hash is not null;
create index ratings_window_idx on ratings (hall, window_code, at) where window_code is not null;

-- What looked wrong about ratings: for people to look at, never a reason to refuse one.
create table alarms (
  alarm_id text primary key,
  kind text not null,
  region text not null,
  rating_id text not null,
  ratings integer not null,
  hall text,
  window_code text,
  raised_at timestamptz(3) not null
);
comment on column alarms.alarm_id is 'kind and what it is about: the same thing is raised once';
comment on column alarms.rating_id is 'the rating it was seen at first';
comment on column alarms.ratings is 'how many ratings in the minute, for bursts';
create index alarms_raised_at_idx on alarms (raised_at desc, alarm_id desc);

-- The daily proof that every channel takes every level.
create table canaries (
  day date not null,
  channel text not null,
  level integer not null,
  rating_id text,
  failure text,
  checked_at timestamptz(3) not null,
  primary key (day, channel, level)
);
comment on column canaries.failure is 'what went wrong; null when the rating went in and was read back';

-- What a change of a subject brings along leaves its state for the tables it belongs to: one statement, many places.
create function keep_fresh() returns trigger language plpgsql as $$
declare
  fresh jsonb := new.state -> 'fresh';
begin
  insert into links (token_hash, invitation_id, subject, node, round, channel, expires_at)
    select l.token_hash, l.invitation_id, new.subject, l.node, l.round, l.channel, l.expires_at
    from jsonb_to_recordset(coalesce(fresh -> 'links', '[]')) as l(token_hash text, invitation_id text, node text,
      round integer, channel text, expires_at timestamptz);
  insert into ratings
    select r.* from jsonb_array_elements(coalesce(fresh -> 'ratings', '[]')) as row(said),
      jsonb_populate_record(null::ratings, row.said || jsonb_build_object('subject', new.subject)) as r;
  insert into texts (rating_id, text) select key, value from jsonb_each_text(coalesce(fresh -> 'texts', '{}'));
  update ratings t set invalidated_at = i.at, invalid_reason = i.reason
    from jsonb_to_recordset(coalesce(fresh -> 'invalidated', '[]')) as i(rating_id text, at timestamptz, reason text)
    where t.rating_id = i.rating_id;
  new.state := new.state - 'fresh';
  return new;
end $$;
drop trigger subjects_keep_texts on subjects;
drop function keep_texts;
create trigger subjects_keep_fresh before insert or update on subjects
  for each row when (new.state ? 'fresh') execute function keep_fresh();
