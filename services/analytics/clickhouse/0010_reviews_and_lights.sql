-- Events of quality reviews and lights apart: few, and answered from themselves.
create table if not exists {db}.oversight_events_v1 (
  dataset LowCardinality(String),
  type LowCardinality(String),
  subject String,
  revision UInt64,
  time DateTime64(3, 'UTC'),
  rank UInt8,
  sequence UInt32,
  id UUID,
  region String,
  zone LowCardinality(String),
  data String
)
engine = {engine}ReplacingMergeTree
order by (dataset, type, subject, revision, time, rank, sequence, id);

create materialized view if not exists {db}.oversight_events_mv_v1 to {db}.oversight_events_v1 as
select dataset, type, subject, revision, time, rank, sequence, id, region, zone, data from {db}.raw_events_v1
where type in ('review.sampled.v1', 'review.scored.v1', 'light.raised.v1', 'light.cancelled.v1');

-- One row a review that has its final score; the score in hundredths, the subject being the case reviewed.
create or replace view {db}.reviews_v1 as
with (t -> toDate32(addSeconds(t, dictGetOrDefault('{db}.zones', 'offset_seconds', tuple(local_zone), toUnixTimestamp64Second(t), toInt32(28800))), 'UTC')) as local_date
select review, case_id as subject, region, org, item, score, local_date(scored_at) as score_date
from (
  select subject as review, sampled.1 as case_id, sampled.2 as org, sampled.3 as item, sampled.4 as region, scored.1 as scored_at, toInt64(round(scored.2 * 100)) as score,
    if(scored.3 != '', scored.3, dictGetOrDefault('{db}.areas', 'zone', (dataset, sampled.4), dictGetOrDefault('{db}.areas', 'zone', ('live', sampled.4), 'Asia/Shanghai'))) as local_zone
  from (
    select dataset, subject,
      argMaxIf((JSONExtractString(data, 'caseId'), JSONExtractString(data, 'org'), JSONExtractString(data, 'item'), region), (revision, time, rank, sequence, toString(id)),
        type = 'review.sampled.v1') as sampled,
      argMaxIf((time, JSONExtractFloat(data, 'score'), zone), (revision, time, rank, sequence, toString(id)), type = 'review.scored.v1' and JSONExtractBool(data, 'final')) as scored
    from {db}.oversight_events_v1
    where dataset = {dataset:String} and startsWith(type, 'review.') and time < {as_of:DateTime64(3, 'UTC')}
    group by dataset, subject
    having countIf(type = 'review.scored.v1' and JSONExtractBool(data, 'final')) > 0
  )
);

-- One row a light that was raised, cancelled or not; the subject being its case.
create or replace view {db}.lights_v1 as
with (t -> toDate32(addSeconds(t, dictGetOrDefault('{db}.zones', 'offset_seconds', tuple(local_zone), toUnixTimestamp64Second(t), toInt32(28800))), 'UTC')) as local_date
select light, subject, region, org, level, clock, stage, is_cancelled, local_date(raised_at) as raised_date
from (
  select light, subject, raised.1 as raised_at, raised.2 as level, raised.3 as clock, raised.4 as stage, raised.5 as org, raised.6 as region, is_cancelled,
    if(raised.7 != '', raised.7, dictGetOrDefault('{db}.areas', 'zone', (dataset, raised.6), dictGetOrDefault('{db}.areas', 'zone', ('live', raised.6), 'Asia/Shanghai'))) as local_zone
  from (
    select dataset, subject, JSONExtractString(data, 'lightId') as light,
      argMaxIf((time, JSONExtractString(data, 'level'), JSONExtractString(data, 'clock'), JSONExtractString(data, 'stage'), JSONExtractString(data, 'org'), region, zone),
        (revision, time, rank, sequence, toString(id)), type = 'light.raised.v1') as raised,
      countIf(type = 'light.cancelled.v1') > 0 as is_cancelled
    from {db}.oversight_events_v1
    where dataset = {dataset:String} and startsWith(type, 'light.') and time < {as_of:DateTime64(3, 'UTC')}
    group by dataset, subject, light
    having countIf(type = 'light.raised.v1') > 0
  )
);
