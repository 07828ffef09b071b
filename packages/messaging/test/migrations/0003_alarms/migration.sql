create table alarms (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  wakes_at text generated always as (state ->> 'wakesAt') stored
);
create index alarms_wakes_at_idx on alarms (wakes_at) where wakes_at is not null;
