-- Which sums count. Sums of a day are written whole, under a chunk of their own; a day that was touched after its sums were
-- begun, or in the three minutes before, is answered from the rows: a batch says which days it touches before it stores rows,
-- and its inserts end within a minute each.
-- One statement asks both views and the sums. Its readings of one table share a snapshot (enable_shared_storage_snapshot_in_query)
-- and its start is one instant, so the two views split the days between them; the sums, of which it may have taken its snapshot
-- before, count only for statements that start after they were listed.
create table if not exists {db}.touched_days_of_v1 (
  dataset LowCardinality(String),
  family LowCardinality(String),
  day Date32,
  mark DateTime64(3, 'UTC') default now64(3, 'UTC')
)
engine = {engine}ReplacingMergeTree(mark)
order by (dataset, family, day);

create table if not exists {db}.rolled_days_v1 (
  dataset LowCardinality(String),
  family LowCardinality(String),
  day Date32,
  chunk UInt64,
  mark DateTime64(3, 'UTC') comment 'rows of batches that touched days until then are in the sums'
)
engine = {engine}ReplacingMergeTree(chunk)
order by (dataset, family, day);

alter table {db}.rolled_days_v1 add column if not exists counts_from DateTime64(3, 'UTC') comment 'for statements that start from then on';

create or replace view {db}.touched_days_v1 as
select day from (
  select day, mark as touched, toDateTime64(0, 3, 'UTC') as summed, toUInt64(0) as run, summed as listed from {db}.touched_days_of_v1
  where dataset = {dataset:String} and family = {family:String}
  union all
  select day, toDateTime64(0, 3, 'UTC'), mark, chunk, counts_from from {db}.rolled_days_v1
  where dataset = {dataset:String} and family = {family:String}
) group by day having max(touched) > argMax(summed, run) or max(listed) > initialQueryStartTime();

create or replace view {db}.summed_days_v1 as
select max(run) as chunk from (
  select day, mark as touched, toDateTime64(0, 3, 'UTC') as summed, toUInt64(0) as run, summed as listed from {db}.touched_days_of_v1
  where dataset = {dataset:String} and family = {family:String}
  union all
  select day, toDateTime64(0, 3, 'UTC'), mark, chunk, counts_from from {db}.rolled_days_v1
  where dataset = {dataset:String} and family = {family:String}
) group by day having max(run) > 0 and max(touched) <= argMax(summed, run) and max(listed) <= initialQueryStartTime();
