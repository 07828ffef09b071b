-- Filings whose clocks run: the sweep finds what is due, a new calendar finds what is pending.
alter table cases add column wakes_at text generated always as (state ->> 'wakesAt') stored;
comment on column cases.wakes_at is 'ISO instant in UTC at which something is due next; the sweep finds it here';
create index cases_wakes_at_idx on cases (wakes_at) where wakes_at is not null;
create index cases_pending_idx on cases (subject) where status in ('submitted', 'correcting');

-- The working calendars as approval published them, the newest version of each.
create table calendars (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);

-- The promises applicants broke, by their keyed reference.
create table credits (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
