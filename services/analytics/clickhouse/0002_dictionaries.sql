-- Offsets of time zones, so that a zone can come from a column.
create table if not exists {db}.zone_offsets_v1 (
  zone LowCardinality(String),
  from_second Int64,
  to_second Int64 comment 'inclusive',
  offset_seconds Int32
)
engine = {engine}ReplacingMergeTree
order by (zone, from_second);

create dictionary if not exists {db}.zones (zone String, from_second Int64, to_second Int64, offset_seconds Int32)
primary key zone
source(clickhouse(query 'select zone, from_second, to_second, offset_seconds from {db}.zone_offsets_v1 final' {credentials}))
layout(complex_key_range_hashed())
range(min from_second max to_second)
lifetime(0);

create dictionary if not exists {db}.areas (dataset String, code String, zone String, calendar_id String, name String)
primary key dataset, code
source(clickhouse(query 'select dataset, subject as code, JSONExtractString(d, \'zone\') as zone, JSONExtractString(d, \'calendarId\') as calendar_id, JSONExtractString(d, \'name\') as name from (select dataset, subject, argMax(data, (revision, time, rank, sequence, toString(id))) as d from {db}.reference_events_v1 where type = \'area.published.v1\' group by dataset, subject)' {credentials}))
layout(complex_key_hashed())
lifetime(0);

-- Cumulative working days of the newest version of each calendar, and their inverse.
create table if not exists {db}.calendar_days_v1 (
  dataset LowCardinality(String),
  calendar_id LowCardinality(String),
  day Int32 comment 'days since 1970-01-01',
  position Int32 comment 'working days up to and including this day',
  is_workday UInt8,
  version UInt32
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, calendar_id, day);

create dictionary if not exists {db}.workday_positions (dataset String, calendar_id String, day Int32, position Int32, is_workday UInt8)
primary key dataset, calendar_id, day
source(clickhouse(query 'select dataset, calendar_id, day, position, is_workday from {db}.calendar_days_v1 final' {credentials}))
layout(complex_key_hashed())
lifetime(0);

create dictionary if not exists {db}.workdays (dataset String, calendar_id String, position Int32, day Int32)
primary key dataset, calendar_id, position
source(clickhouse(query 'select dataset, calendar_id, position, day from {db}.calendar_days_v1 final where is_workday' {credentials}))
layout(complex_key_hashed())
lifetime(0);
