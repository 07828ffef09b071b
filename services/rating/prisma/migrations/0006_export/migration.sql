-- What a report to the province says of a case besides its rating, as heard.
create table reported_cases (
  subject text primary key,
  applicant_kind text,
  item_name text,
  accepted_at timestamptz(3),
  promised_days numeric,
  promised_due text
);
comment on column reported_cases.applicant_kind is 'person, enterprise or other: never who';
comment on column reported_cases.promised_days is 'working or natural days, as the item promises; null for other units';
comment on column reported_cases.promised_due is 'local date or instant by which the decision was promised, as it was judged';

-- Names of items, organisations and halls, as published last.
create table published_names (
  kind text not null,
  code text not null,
  name text not null,
  primary key (kind, code)
);
comment on column published_names.kind is 'item, org or hall';

-- Ratings of other systems that were passed on to analytics: sending a file again passes on what is new.
create table imported_ratings (
  event_id uuid primary key,
  dataset text not null
);
create table imported_sets (
  dataset text primary key,
  province text not null
);
comment on table imported_sets is 'a data set is read by one mapping for good';

create index journal_defaulted_idx on journal (time) where type = 'rating.defaulted.v1';

-- Every rating that is reported upward: of every level and channel, invalidated ones included; no canaries.
create view reported_ratings as
  select rating_id, subject, region, node, node_at, round, level, options, channel, at, item_code, org, officer
  from ratings where not canary
  union all
  select body::jsonb #>> '{data,ratingId}', subject, body::jsonb ->> 'region', body::jsonb #>> '{data,node}',
    (body::jsonb #>> '{data,nodeAt}')::timestamptz(3), (body::jsonb #>> '{data,round}')::integer,
    (body::jsonb #>> '{data,level}')::integer, '{}'::integer[], 'system', time, null, null, null
  from journal where type = 'rating.defaulted.v1';
