-- The filings of cases that may be accepted.
create table filings (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);

alter table cases
  add column status text not null generated always as (state ->> 'status') stored,
  add column calendar_id text not null generated always as (state ->> 'calendarId') stored,
  add column region text not null generated always as (state ->> 'region') stored,
  add column org text generated always as (state ->> 'org') stored,
  add column wakes_at text generated always as (state ->> 'wakesAt') stored;
comment on column cases.wakes_at is 'ISO instant in UTC at which something is due next; the sweep finds it here';
create index cases_wakes_at_idx on cases (wakes_at) where wakes_at is not null;
create index cases_calendar_id_status_idx on cases (calendar_id, status, subject);
create index cases_org_status_idx on cases (org, status, subject);
