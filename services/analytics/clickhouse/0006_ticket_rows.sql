-- One finished row a queue ticket, a pure function of the set of its events like a case's.
create table if not exists {db}.ticket_rows_v1 (
  dataset LowCardinality(String),
  subject String,
  events UInt32,
  revision UInt64,
  first_time DateTime64(3, 'UTC'),
  last_time DateTime64(3, 'UTC'),
  region String,
  zone LowCardinality(String),
  hall LowCardinality(String),
  queue LowCardinality(String),
  window LowCardinality(String),
  officer LowCardinality(String),
  issued_at Nullable(DateTime64(3, 'UTC')),
  first_called_at Nullable(DateTime64(3, 'UTC')),
  last_called_at Nullable(DateTime64(3, 'UTC')),
  served_at Nullable(DateTime64(3, 'UTC')),
  abandoned_at Nullable(DateTime64(3, 'UTC')),
  ratings Array(Tuple(node String, level UInt8, channel String, is_default UInt8, node_at DateTime64(3, 'UTC')))
)
engine = {engine}ReplacingMergeTree(events)
order by (dataset, subject)
settings index_granularity = 2048, non_replicated_deduplication_window = 1000;

create or replace view {db}.ticket_fold_v1 as
with
  arrayLast(e -> startsWith(e.type, 'ticket.'), ev) as latest,
  arrayFilter(e -> e.type = 'ticket.called.v1', ev) as calls,
  arrayMap(e -> JSONExtractString(e.data, 'ratingId'), arrayFilter(e -> e.type = 'rating.invalidated.v1', ev)) as invalidated,
  -- defaults in front: whatever came when, one never hides what a citizen said
  arrayConcat(arrayFilter(e -> e.type = 'rating.defaulted.v1', ev), arrayFilter(e -> e.type = 'rating.submitted.v1', ev)) as said,
  arrayFilter(e -> JSONExtractString(e.data, 'node') = 'visit'
      and JSONExtractUInt(e.data, 'round') = 1
      and not JSONExtractBool(e.data, 'canary')
      and JSONExtractString(e.data, 'channel') != 'survey'
      and not has(invalidated, JSONExtractString(e.data, 'ratingId')), said) as rated,
  rated[-1] as rating
select
  dataset, subject, toUInt32(events) as events, revision, first_time, last_time,
  if(latest.id != '', latest.region, ev[1].region) as region,
  if(latest.id != '', latest.zone, ev[1].zone) as zone,
  JSONExtractString(latest.data, 'hall') as hall,
  JSONExtractString(latest.data, 'queue') as queue,
  JSONExtractString(latest.data, 'window') as window,
  JSONExtractString(latest.data, 'officer') as officer,
  if(arrayExists(e -> e.type = 'ticket.issued.v1', ev), arrayFirst(e -> e.type = 'ticket.issued.v1', ev).time, null) as issued_at,
  if(notEmpty(calls), calls[1].time, null) as first_called_at,
  if(notEmpty(calls), calls[-1].time, null) as last_called_at,
  if(arrayExists(e -> e.type = 'ticket.served.v1', ev), arrayLast(e -> e.type = 'ticket.served.v1', ev).time, null) as served_at,
  if(arrayExists(e -> e.type = 'ticket.abandoned.v1', ev), arrayLast(e -> e.type = 'ticket.abandoned.v1', ev).time, null) as abandoned_at,
  cast(if(notEmpty(rated), [(
      'visit',
      toUInt8(JSONExtractUInt(rating.data, 'level')),
      JSONExtractString(rating.data, 'channel'),
      toUInt8(rating.type = 'rating.defaulted.v1'),
      parseDateTime64BestEffortOrZero(JSONExtractString(rating.data, 'nodeAt'), 3, 'UTC'))], []),
    'Array(Tuple(node String, level UInt8, channel String, is_default UInt8, node_at DateTime64(3, \'UTC\')))') as ratings
from {db}.subject_events_v1(as_of = {as_of:DateTime64(3, 'UTC')})
where latest.id != '' or notEmpty(rated);
