-- Instants of the past whose rows are kept (src/db/pasts.ts).
create table if not exists {db}.pasts_v1 (
  dataset LowCardinality(String),
  as_of DateTime64(3, 'UTC'),
  asked_at DateTime64(3, 'UTC'),
  state UInt8 comment '0 forgotten, 1 being computed, 2 there'
)
engine = {engine}ReplacingMergeTree(asked_at)
order by (dataset, as_of);
