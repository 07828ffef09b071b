-- Which sums count. Sums of a day are written whole, under a chunk of their own; a day that was touched after its sums were
-- begun, or in the three minutes before, is answered from the rows: a batch says which days it touches before it stores rows,
-- and its inserts end within a minute each.
-- One statement asks for touched days, for chunks that count, and for the sums (packages/indicators: day-marks). Its readings
-- of this table share a snapshot (enable_shared_storage_snapshot_in_query) and its start is one instant, so the two split the
-- days between them; the sums, of which it may have taken its snapshot before, count only for statements that start after
-- they were listed.
create table if not exists {db}.day_marks_v1 (
  dataset LowCardinality(String),
  family LowCardinality(String),
  day Date32,
  chunk UInt64 comment '0: the day was touched; else its sums, of which the newest chunk is the greatest',
  mark DateTime64(3, 'UTC') default now64(3, 'UTC') comment 'when it was touched; of sums, rows of batches that touched it until then are in them',
  counts_from DateTime64(3, 'UTC') comment 'sums count for statements that start from then on',
  version UInt64 default if(chunk = 0, toUnixTimestamp64Milli(mark), chunk)
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, family, day, chunk > 0);
