-- Organisations as intake published them: a case is transferred to one that exists.
create table orgs (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);

-- Who stands in for whom, a row for each officer who was ever away.
create table substitutions (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  region text not null generated always as (state ->> 'region') stored,
  substitutes jsonb not null generated always as (
    jsonb_path_query_array(state, '$.substitutions[*].substitute')
  ) stored
);
comment on column substitutions.subject is 'the officer who is away';
comment on column substitutions.substitutes is 'everybody who ever stood in for the officer: found by the one who acts';
create index substitutions_substitutes_idx on substitutions using gin (substitutes jsonb_path_ops);
