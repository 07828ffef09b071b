-- Which joint a filing belongs to, by the subject of the joint.
alter table filings
  add column bundle_joint text generated always as ('bundle:' || (state ->> 'bundleId')) stored,
  add column project_joint text generated always as (
    'project:' || (state ->> 'projectId') || ':' || (state ->> 'stageGroup')
  ) stored;
create index filings_bundle_joint_idx on filings (bundle_joint) where bundle_joint is not null;
create index filings_project_joint_idx on filings (project_joint) where project_joint is not null;

-- Bundles and stages of projects whose cases share a clock: what cannot be read from the cases.
create table joints (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  wakes_at text generated always as (state ->> 'wakesAt') stored
);
comment on column joints.wakes_at is 'ISO instant in UTC: the next light or, while one is open, the next midnight';
create index joints_wakes_at_idx on joints (wakes_at) where wakes_at is not null;

-- Themes as intake published them: what is promised for a bundle.
create table themes (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
