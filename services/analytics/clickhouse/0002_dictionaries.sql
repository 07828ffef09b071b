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

-- The newest version of each calendar, and the dates it knows.
create table if not exists {db}.calendars_v1 (
  dataset LowCardinality(String),
  calendar_id LowCardinality(String),
  version UInt32,
  from_day Int32 comment 'first day of the coverage, in days since 1970-01-01',
  to_day Int32 comment 'last day of the coverage',
  last_position Int32 comment 'working days up to and including the last day'
)
engine = {engine}ReplacingMergeTree(version)
order by (dataset, calendar_id);

create dictionary if not exists {db}.calendars (dataset String, calendar_id String, from_day Int32, to_day Int32, last_position Int32)
primary key dataset, calendar_id
source(clickhouse(query 'select dataset, calendar_id, from_day, to_day, last_position from {db}.calendars_v1 final' {credentials}))
layout(complex_key_hashed())
lifetime(0);

-- Cumulative working days of the days that a calendar knows, and their inverse.
create table if not exists {db}.calendar_days_v1 (
  dataset LowCardinality(String),
  calendar_id LowCardinality(String),
  version UInt32,
  day Int32 comment 'days since 1970-01-01',
  position Int32 comment 'working days up to and including this day',
  is_workday UInt8
)
engine = {engine}ReplacingMergeTree
order by (dataset, calendar_id, version, day);

create dictionary if not exists {db}.workday_positions (dataset String, calendar_id String, day Int32, position Int32)
primary key dataset, calendar_id, day
source(clickhouse(query 'select dataset, calendar_id, day, position from {db}.calendar_days_v1 as d final inner join {db}.calendars_v1 as c final using (dataset, calendar_id, version) where d.day between c.from_day and c.to_day' {credentials}))
layout(complex_key_hashed())
lifetime(0);

create dictionary if not exists {db}.workdays (dataset String, calendar_id String, position Int32, day Int32)
primary key dataset, calendar_id, position
source(clickhouse(query 'select dataset, calendar_id, position, day from {db}.calendar_days_v1 as d final inner join {db}.calendars_v1 as c final using (dataset, calendar_id, version) where d.is_workday and d.day between c.from_day and c.to_day' {credentials}))
layout(complex_key_hashed())
lifetime(0);

-- Office hours of the newest version of each calendar, by hall; * serves the halls that are not named.
create table if not exists {db}.office_hours_v1 (
  dataset LowCardinality(String),
  calendar_id LowCardinality(String),
  version UInt32,
  hall String,
  opens Array(Int32) comment 'a shift each, in ms of the local day',
  closes Array(Int32),
  before Array(Int32) comment 'office time of that day before the shift'
)
engine = {engine}ReplacingMergeTree
order by (dataset, calendar_id, version, hall);

create dictionary if not exists {db}.office_hours (dataset String, calendar_id String, hall String, opens Array(Int32), closes Array(Int32), before Array(Int32))
primary key dataset, calendar_id, hall
source(clickhouse(query 'select dataset, calendar_id, hall, opens, closes, before from {db}.office_hours_v1 as h final inner join {db}.calendars_v1 as c final using (dataset, calendar_id, version)' {credentials}))
layout(complex_key_hashed())
lifetime(0);
