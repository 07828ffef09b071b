-- Finished rows of the other subjects, by the same rules as those of cases.
create table if not exists {db}.ticket_facts_v1 (
  dataset LowCardinality(String),
  as_of DateTime64(3, 'UTC'),
  subject String,
  version UInt64,
  events UInt32,
  revision UInt64,
  first_time DateTime64(3, 'UTC'),
  last_time DateTime64(3, 'UTC'),
  region LowCardinality(String),
  zone LowCardinality(String),
  hall LowCardinality(String),
  queue LowCardinality(String),
  window LowCardinality(String),
  officer LowCardinality(String),
  issued_at Nullable(DateTime64(3, 'UTC')),
  issued_date Nullable(Date32),
  issued_hour UInt8,
  first_called_at Nullable(DateTime64(3, 'UTC')),
  served_at Nullable(DateTime64(3, 'UTC')),
  is_issued UInt8,
  is_waiting UInt8 comment 'issued, not called, not abandoned',
  is_serving UInt8 comment 'called, not served, not abandoned',
  is_called UInt8,
  is_served UInt8,
  is_abandoned UInt8,
  wait_ms Int64 comment 'first call - issue',
  service_ms Int64 comment 'end of service - last call',
  `nodes.node` Array(LowCardinality(String)) comment 'visit',
  `nodes.date` Array(Date32),
  `nodes.is_ratable` Array(UInt8),
  `nodes.is_rated` Array(UInt8),
  `nodes.level` Array(UInt8),
  `nodes.rating` Array(String),
  `nodes.channel` Array(LowCardinality(String)),
  `nodes.is_default` Array(UInt8),
  `nodes.is_staff` Array(UInt8),
  `nodes.is_real_name` Array(UInt8),
  `nodes.is_early` Array(UInt8),
  `nodes.rated_at` Array(DateTime64(3, 'UTC')),
  `nodes.device` Array(String),
  `nodes.officer` Array(LowCardinality(String)),
  `nodes.hall` Array(LowCardinality(String)),
  `nodes.window` Array(LowCardinality(String)),
  `nodes.options` Array(Array(UInt16)),
  `nodes.confirmed` Array(Array(UInt16)),
  is_gone UInt8 comment 'in a table of rows kept aside: is none of them any more',
  index issued_days issued_date type minmax,
  index last_times last_time type minmax
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, as_of, subject)
settings index_granularity = 4096, non_replicated_deduplication_window = 1000;

alter table {db}.ticket_facts_v1 add column if not exists is_gone UInt8 comment 'in a table of rows kept aside: is none of them any more';

-- As of cases.
create table if not exists {db}.noted_ticket_facts_v1 as {db}.ticket_facts_v1
engine = {engine}ReplacingMergeTree(version, is_gone)
order by (dataset, as_of, subject)
settings index_granularity = 1024, non_replicated_deduplication_window = 1000;

create table if not exists {db}.booking_facts_v1 (
  dataset LowCardinality(String),
  as_of DateTime64(3, 'UTC'),
  subject String,
  version UInt64,
  events UInt32,
  revision UInt64,
  first_time DateTime64(3, 'UTC'),
  last_time DateTime64(3, 'UTC'),
  region LowCardinality(String),
  zone LowCardinality(String),
  hall LowCardinality(String),
  queue LowCardinality(String),
  slot_date Nullable(Date32),
  is_made UInt8,
  is_kept UInt8,
  is_missed UInt8
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, as_of, subject)
settings index_granularity = 4096, non_replicated_deduplication_window = 1000;

create table if not exists {db}.order_facts_v1 (
  dataset LowCardinality(String),
  as_of DateTime64(3, 'UTC'),
  subject String comment 'the rectification order',
  version UInt64,
  events UInt32,
  revision UInt64,
  first_time DateTime64(3, 'UTC'),
  last_time DateTime64(3, 'UTC'),
  region LowCardinality(String),
  zone LowCardinality(String),
  org LowCardinality(String),
  rating String,
  dispatched_date Nullable(Date32),
  due_date Nullable(Date32) comment 'rectify, or its extension',
  closed_date Nullable(Date32),
  finding LowCardinality(String) comment 'valid, mistaken, malicious, no_basis or empty: open',
  result LowCardinality(String) comment 'fixed, explained, invalidated, no_basis or empty: not closed',
  is_on_time UInt8,
  called_back_at Nullable(DateTime64(3, 'UTC')),
  followed_up UInt8 comment 'level 1-3 of the follow-up; 0 without one',
  reopenings UInt16
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, as_of, subject)
settings index_granularity = 4096, non_replicated_deduplication_window = 1000;

create table if not exists {db}.review_facts_v1 (
  dataset LowCardinality(String),
  as_of DateTime64(3, 'UTC'),
  subject String comment 'the review',
  version UInt64,
  events UInt32,
  revision UInt64,
  first_time DateTime64(3, 'UTC'),
  last_time DateTime64(3, 'UTC'),
  region LowCardinality(String),
  zone LowCardinality(String),
  case_id String,
  org LowCardinality(String),
  item LowCardinality(String),
  score_date Nullable(Date32),
  score Int32 comment 'final score in hundredths of a point'
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, as_of, subject)
settings index_granularity = 4096, non_replicated_deduplication_window = 1000;

create table if not exists {db}.light_facts_v1 (
  dataset LowCardinality(String),
  as_of DateTime64(3, 'UTC'),
  subject String comment 'the case or order whose lights these are',
  version UInt64,
  events UInt32,
  revision UInt64,
  first_time DateTime64(3, 'UTC'),
  last_time DateTime64(3, 'UTC'),
  `lights.light` Array(String),
  `lights.region` Array(LowCardinality(String)),
  `lights.org` Array(LowCardinality(String)),
  `lights.level` Array(LowCardinality(String)),
  `lights.clock` Array(LowCardinality(String)),
  `lights.stage` Array(LowCardinality(String)),
  `lights.raised_date` Array(Date32),
  `lights.is_cancelled` Array(UInt8)
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, as_of, subject)
settings index_granularity = 4096, non_replicated_deduplication_window = 1000;

create table if not exists {db}.item_facts_v1 (
  dataset LowCardinality(String),
  as_of DateTime64(3, 'UTC'),
  subject String comment 'the item',
  version UInt64,
  events UInt32,
  revision UInt64,
  first_time DateTime64(3, 'UTC'),
  last_time DateTime64(3, 'UTC'),
  region LowCardinality(String),
  zone LowCardinality(String),
  item LowCardinality(String),
  name String,
  item_kind LowCardinality(String),
  family LowCardinality(String),
  theme LowCardinality(String),
  org LowCardinality(String),
  is_current UInt8 comment 'published and not retired after that',
  declared_visits UInt16,
  online_depth UInt8,
  promised_basis LowCardinality(String) comment 'empty without a term',
  promised_amount Int64,
  statutory_basis LowCardinality(String),
  statutory_amount Int64
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, as_of, subject)
settings index_granularity = 4096, non_replicated_deduplication_window = 1000;
