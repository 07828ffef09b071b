-- Every event once: the only thing stored that was not computed. {engine} is the deployment's engine prefix, {db} its database.
create table if not exists {db}.raw_events_v1 (
  dataset LowCardinality(String),
  subject String,
  source LowCardinality(String),
  sequence UInt32,
  id UUID,
  type LowCardinality(String),
  time DateTime64(3, 'UTC') comment 'when it happened',
  recorded_at DateTime64(3, 'UTC') comment 'when the journal stored it',
  revision UInt64 comment '0 for native events, the snapshot instant (ms) for imports',
  rank UInt8 comment 'source rank in the order key: import 0, intake 1 .. analytics 5',
  region String,
  zone LowCardinality(String) comment 'overrides the zone of the area; empty otherwise',
  data String comment 'payload as JSON' codec(ZSTD(3)),
  stored_at DateTime64(3, 'UTC') default now64(3, 'UTC') comment 'when it came in here: a rebuild catches up from there'
)
engine = {engine}ReplacingMergeTree(revision)
-- the events of one subject lie together, so finishing a touched case reads a few granules whatever the history
order by (dataset, subject, source, sequence, id)
settings index_granularity = 512, non_replicated_deduplication_window = 1000;

-- Reference data, calendars and goals apart, so that dictionaries need not read cases.
create table if not exists {db}.reference_events_v1 (
  type LowCardinality(String),
  dataset LowCardinality(String),
  subject String,
  time DateTime64(3, 'UTC'),
  revision UInt64,
  rank UInt8,
  sequence UInt32,
  id UUID,
  data String
)
engine = {engine}ReplacingMergeTree
order by (type, dataset, subject, revision, time, rank, sequence, id);

create materialized view if not exists {db}.reference_events_mv_v1 to {db}.reference_events_v1 as
select type, dataset, subject, time, revision, rank, sequence, id, data from {db}.raw_events_v1
where type in ('area.published.v1', 'org.published.v1', 'hall.published.v1', 'item.published.v1', 'item.retired.v1',
  'calendar.published.v1', 'target.set.v1', 'baseline.set.v1');

-- The tallies of the journals, for completeness.
create table if not exists {db}.tallies_v1 (
  dataset LowCardinality(String),
  source LowCardinality(String),
  hour DateTime('UTC') comment 'hour of recordedat',
  cut DateTime64(3, 'UTC') comment 'the tally speaks of rows recorded before this instant',
  sequence UInt32,
  count UInt64,
  xor FixedString(32) comment 'xor of the 128-bit event ids, hex'
)
engine = {engine}ReplacingMergeTree
order by (dataset, source, hour, cut, sequence);

create materialized view if not exists {db}.tallies_mv_v1 to {db}.tallies_v1 as
select dataset, source, parseDateTimeBestEffort(h.1, 'UTC') as hour, time as cut, sequence, h.2 as count, toFixedString(h.3, 32) as xor
from {db}.raw_events_v1
array join JSONExtract(data, 'hours', 'Array(Tuple(hour String, count UInt64, xor String))') as h
where type = 'journal.tallied.v1';

-- Ids by hour of recording, to compare with the tallies. The same event twice is one row.
create table if not exists {db}.recorded_events_v1 (
  dataset LowCardinality(String),
  source LowCardinality(String),
  hour DateTime('UTC'),
  recorded_at DateTime64(3, 'UTC'),
  id UUID,
  visible_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) comment 'when its finished row could first be read; the far future until then'
)
engine = {engine}AggregatingMergeTree
order by (dataset, source, hour, recorded_at, id);

create table if not exists {db}.dead_letters_v1 (
  id String comment 'of consumer and body: a message that is buried again is the same letter',
  consumer LowCardinality(String),
  reason LowCardinality(String),
  detail String,
  at DateTime64(3, 'UTC') comment 'when it was buried last',
  nats_subject String,
  body String,
  state LowCardinality(String) comment 'waiting, replayed or discarded',
  decided_by String,
  decided_at Nullable(DateTime64(3, 'UTC')),
  note String comment 'the reason of the decision',
  version UInt64 comment 'ms of the burial or of the decision: what happened last is how it stands'
)
engine = {engine}ReplacingMergeTree(version)
order by id
-- a letter that was decided on and forgotten must not wait again: its versions are merged long before
settings min_age_to_force_merge_seconds = 3600;
