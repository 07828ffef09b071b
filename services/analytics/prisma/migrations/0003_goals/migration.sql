-- Targets and baselines that leaders set: a row a scope and code, its state the whole history.
create table goals (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
comment on column goals.subject is '<scope>:<code>, as the events say it';
comment on column goals.state is 'entries, oldest first: kind (target or baseline), goal, setAt';
