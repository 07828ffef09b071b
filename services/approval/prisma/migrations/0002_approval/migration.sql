-- Rows of one shape: subject, writes so far, events so far, head of the chain, state.
create table cases (
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
comment on column calendars.version is 'writes of the row; the version of the calendar is in its state';

-- What intake published about areas: local dates need their zones.
create table areas (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  zone text not null generated always as (state ->> 'zone') stored
);
