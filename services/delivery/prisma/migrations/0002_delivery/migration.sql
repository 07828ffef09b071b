-- Rows of one shape: subject, writes so far, events so far, head of the chain, state.
create table cases (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
