-- Papers that were issued; the PDF itself is in the object store once it is printed.
create table papers (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  case_id text not null generated always as (state ->> 'caseId') stored,
  number text not null generated always as (state ->> 'number') stored,
  wakes_at text generated always as (state ->> 'wakesAt') stored
);
comment on column papers.subject is 'case number and paper number';
create index papers_case_id_idx on papers (case_id);
create index papers_number_idx on papers (number);
create index papers_wakes_at_idx on papers (wakes_at) where wakes_at is not null;
