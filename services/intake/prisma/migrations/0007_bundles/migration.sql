-- Requests that make several cases; written before the first of them is filed.
create table bundles (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  wakes_at text generated always as (state ->> 'wakesAt') stored
);
comment on column bundles.wakes_at is 'ISO instant in UTC; while it is set some case may still have to be filed';
create index bundles_wakes_at_idx on bundles (wakes_at) where wakes_at is not null;

-- Filings that are reviewed before a paper they need is there.
create table prereviews (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  wakes_at text generated always as (state ->> 'wakesAt') stored
);
comment on column prereviews.wakes_at is 'ISO instant in UTC; while it is set the case may still have to be filed';
create index prereviews_wakes_at_idx on prereviews (wakes_at) where wakes_at is not null;
