-- Imported and simulated data sets: which map made each.
create table data_sets (
  name text primary key,
  map_hash text not null,
  created_at timestamptz(3) not null default now()
);
comment on column data_sets.map_hash is 'SHA-256 of the canonical map, or none for files of events: a second map is refused';
