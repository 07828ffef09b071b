create table counters (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
