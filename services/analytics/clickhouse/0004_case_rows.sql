-- One finished row a case: a pure function of the set of its events, so duplicates, disorder and replay change nothing.
-- Dates, calendars and zones are not in it: they are looked up when the row is read, so a corrected one corrects history.
create table if not exists {db}.case_rows_v1 (
  dataset LowCardinality(String),
  subject String,
  events UInt32 comment 'distinct events behind the row: a row of more events is newer',
  revision UInt64,
  first_time DateTime64(3, 'UTC'),
  last_time DateTime64(3, 'UTC') comment 'as of a later instant the row says all there is',
  region String,
  zone LowCardinality(String) comment 'override of imports',
  item LowCardinality(String),
  item_kind LowCardinality(String),
  family LowCardinality(String),
  project_class LowCardinality(String),
  bundle_theme LowCardinality(String),
  org LowCardinality(String) comment 'after the last transfer',
  channel LowCardinality(String),
  filed_by LowCardinality(String),
  agent_level LowCardinality(String),
  hall LowCardinality(String),
  window LowCardinality(String),
  officer LowCardinality(String),
  submitted_at Nullable(DateTime64(3, 'UTC')),
  accepted_at Nullable(DateTime64(3, 'UTC')),
  day0 Nullable(Date32),
  calendar_id LowCardinality(String),
  declared_visits UInt16,
  statutory_unit LowCardinality(String) comment 'WD, ND, WH, IMMEDIATE, DUE or empty',
  statutory_n Float64,
  statutory_due Nullable(DateTime64(3, 'UTC')) comment 'imports with absolute due times',
  statutory_instant UInt8 comment '1: on time by the instant, 0: by the local date',
  promised_unit LowCardinality(String),
  promised_n Float64,
  promised_due Nullable(DateTime64(3, 'UTC')),
  promised_instant UInt8,
  end_type LowCardinality(String) comment 'decided, withdrawn, refused, not_required, abandoned or empty',
  ended_at Nullable(DateTime64(3, 'UTC')),
  outcome LowCardinality(String),
  judged_promised LowCardinality(String) comment 'verdict stored at the decision: true, false or empty',
  judged_statutory LowCardinality(String),
  judged_promised_days Int32,
  judged_statutory_days Int32,
  reopenings UInt16,
  contradictions UInt16 comment 'ends not separated from an earlier end by a re-opening',
  statutory_suspensions Array(Tuple(DateTime64(3, 'UTC'), DateTime64(3, 'UTC'))) comment 'of the case, and by its stages; without an end, to 2299-12-31',
  promised_suspensions Array(Tuple(DateTime64(3, 'UTC'), DateTime64(3, 'UTC'))),
  visits Array(Tuple(hall String, at DateTime64(3, 'UTC'), kind String, by String)),
  delivered_at Nullable(DateTime64(3, 'UTC')),
  ratings Array(Tuple(node String, level UInt8, channel String, is_default UInt8, node_at DateTime64(3, 'UTC')))
    comment 'valid round-1 ratings, one a node; level 0 = none given',
  judged_promised_due LowCardinality(String) comment 'date or instant stored at the decision; null or empty without one',
  judged_statutory_due LowCardinality(String),
  judged_minutes Int32,
  extensions Array(Tuple(at DateTime64(3, 'UTC'), days Float64, kind String, statutory UInt8, promised UInt8)) comment 'in the order key of their approval'
)
engine = {engine}ReplacingMergeTree(events)
order by (dataset, subject)
settings index_granularity = 2048, non_replicated_deduplication_window = 1000;

-- The events of each subject in their total order, of its greatest revision, before as_of.
create or replace view {db}.subject_events_v1 as
select dataset, subject, length(every) as events, top as revision,
  arraySort(arrayFilter(e -> e.revision = top and e.time < {as_of:DateTime64(3, 'UTC')}, every)) as ev,
  arrayMin(e -> e.time, arrayFilter(e -> e.revision = top, every)) as first_time,
  arrayMax(e -> e.time, arrayFilter(e -> e.revision = top, every)) as last_time
from (
  select dataset, subject,
    groupUniqArray(cast((revision, time, rank, sequence, toString(id), type, region, zone, data),
      'Tuple(revision UInt64, time DateTime64(3, \'UTC\'), rank UInt8, sequence UInt32, id String, type String, region String, zone String, data String)')) as every,
    max(revision) as top
  from {db}.raw_events_v1 group by dataset, subject
);
