-- Calendars: what follows what, which version a case was last said under, what a version moved.
alter table calendars
  add column base text generated always as (state -> 'overlay' ->> 'base') stored,
  add column base_version integer generated always as ((state -> 'overlay' ->> 'baseVersion')::integer) stored;
comment on column calendars.base is 'calendar that this one is laid over; null for a whole one';
create index calendars_base_idx on calendars (base) where base is not null;

alter table cases
  add column calendar_version integer generated always as ((state ->> 'calendarVersion')::integer) stored,
  add column item_code text not null generated always as (state -> 'item' ->> 'code') stored,
  add column accepted_at text not null generated always as (state ->> 'acceptedAt') stored,
  add column ended_at text generated always as (state ->> 'endedAt') stored;
comment on column cases.calendar_version is 'version that the deadlines were last said under; 0 before there was one';
comment on column cases.ended_at is 'ISO instant in UTC, as accepted_at; null while the case is open';
create index cases_ended_at_idx on cases (ended_at) where ended_at is not null;

create index journal_moved on journal (((body::jsonb -> 'data') ->> 'calendar'), subject, sequence)
  where type = 'clock.moved.v1';

-- Quarterly samples for the quality review, by quarter and region: seed, share, what was drawn.
create table samples (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);

-- Sampled cases and the scores they were given.
create table reviews (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  quarter text not null generated always as (state ->> 'quarter') stored,
  region text not null generated always as (state ->> 'region') stored,
  status text not null generated always as (state ->> 'status') stored
);
create index reviews_quarter_idx on reviews (quarter, subject);
