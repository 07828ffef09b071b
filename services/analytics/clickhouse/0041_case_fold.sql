-- The second opinion on finished rows: the same rules in SQL, from raw events, for haoban verify and the tests that compare them.

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

-- What the ordered events of a case say; layers, because what one layer names the next works with once.
create or replace view {db}.case_fold_v1 as
select
  dataset, subject, toUInt32(events) as events, revision, first_time, last_time,
  if(accepted.id != '', accepted.region, if(submitted.id != '', submitted.region, ev[1].region)) as region,
  if(accepted.id != '', accepted.zone, if(submitted.id != '', submitted.zone, ev[1].zone)) as zone,
  if(accepted.id != '', JSONExtractString(item_json, 'code'), JSONExtractString(submitted.data, 'itemCode')) as item,
  JSONExtractString(item_json, 'kind') as item_kind,
  JSONExtractString(item_json, 'family') as family,
  JSONExtractString(submitted.data, 'projectClass') as project_class,
  JSONExtractString(submitted.data, 'bundleTheme') as bundle_theme,
  multiIf(transferred.id != '', JSONExtractString(transferred.data, 'toOrg'),
    JSONHas(item_json, 'org'), JSONExtractString(item_json, 'org'), JSONExtractString(submitted.data, 'org')) as org,
  JSONExtractString(submitted.data, 'channel') as channel,
  JSONExtractString(submitted.data, 'filedBy') as filed_by,
  JSONExtractString(submitted.data, 'agentLevel') as agent_level,
  JSONExtractString(submitted.data, 'hall') as hall,
  JSONExtractString(submitted.data, 'window') as window,
  if(ended.type = 'case.decided.v1', JSONExtractString(ended.data, 'officer'), JSONExtractString(accepted.data, 'officer')) as officer,
  if(submitted.id != '', submitted.time, null) as submitted_at,
  if(accepted.id != '', accepted.time, null) as accepted_at,
  if(accepted.id != '', toDate32OrNull(JSONExtractString(accepted.data, 'day0')), null) as day0,
  JSONExtractString(accepted.data, 'calendarId') as calendar_id,
  toUInt16(JSONExtractUInt(item_json, 'visitsLimit')) as declared_visits,
  if(JSONHas(statutory, 'due'), 'DUE', JSONExtractString(statutory, 'unit')) as statutory_unit,
  JSONExtractFloat(statutory, 'n') as statutory_n,
  if(JSONHas(statutory, 'due'), parseDateTime64BestEffortOrNull(JSONExtractString(statutory, 'due'), 3, 'UTC'), null) as statutory_due,
  toUInt8(JSONExtractString(statutory, 'onTime') = 'instant') as statutory_instant,
  if(JSONHas(promised, 'due'), 'DUE', JSONExtractString(promised, 'unit')) as promised_unit,
  JSONExtractFloat(promised, 'n') as promised_n,
  if(JSONHas(promised, 'due'), parseDateTime64BestEffortOrNull(JSONExtractString(promised, 'due'), 3, 'UTC'), null) as promised_due,
  toUInt8(JSONExtractString(promised, 'onTime') = 'instant') as promised_instant,
  if(ended.id != '', extract(ended.type, '^case\\.([a-z_]+)\\.'), '') as end_type,
  if(ended.id != '', ended.time, null) as ended_at,
  JSONExtractString(ended.data, 'outcome') as outcome,
  JSONExtractRaw(ended.data, 'judgement', 'promised', 'onTime') as judged_promised,
  JSONExtractRaw(ended.data, 'judgement', 'statutory', 'onTime') as judged_statutory,
  toInt32(JSONExtractInt(ended.data, 'judgement', 'promised', 'elapsedDays')) as judged_promised_days,
  toInt32(JSONExtractInt(ended.data, 'judgement', 'statutory', 'elapsedDays')) as judged_statutory_days,
  toUInt16(arrayCount(e -> e.type = 'case.reopened.v1', ev)) as reopenings,
  toUInt16(arrayCount((e, before) -> e.type != 'case.reopened.v1' and before.id != '' and before.type != 'case.reopened.v1',
    turns, arrayPopBack(arrayPushFront(turns, defaultValueOfTypeName(toTypeName(turns[1])))))) as contradictions,
  arrayMap(p -> (p.2, p.3), arrayConcat(arrayFilter(p -> p.4, case_pauses),
    arrayMap(g -> ('', g.1, g.2, 1, 1), arrayFilter(g -> hasAll(arrayMap(p -> p.1, arrayFilter(p -> p.4, g.4)), g.3), stretches)))) as statutory_suspensions,
  arrayMap(p -> (p.2, p.3), arrayConcat(arrayFilter(p -> p.5, case_pauses),
    arrayMap(g -> ('', g.1, g.2, 1, 1), arrayFilter(g -> hasAll(arrayMap(p -> p.1, arrayFilter(p -> p.5, g.4)), g.3), stretches)))) as promised_suspensions,
  cast(arrayMap(e -> (JSONExtractString(e.data, 'hall'), e.time, JSONExtractString(e.data, 'kind'), JSONExtractString(e.data, 'by')),
    arrayFilter(e -> e.type = 'visit.recorded.v1', ev)), 'Array(Tuple(hall String, at DateTime64(3, \'UTC\'), kind String, by String))') as visits,
  if(arrayExists(e -> e.type = 'delivery.completed.v1', ev),
    arrayFirst(e -> e.type = 'delivery.completed.v1', ev).time, null) as delivered_at,
  cast(arrayMap((n, e) -> (
      n, toUInt8(JSONExtractUInt(e.data, 'level')), JSONExtractString(e.data, 'channel'), toUInt8(e.type = 'rating.defaulted.v1'),
      parseDateTime64BestEffortOrZero(JSONExtractString(e.data, 'nodeAt'), 3, 'UTC')),
    rated_nodes, arrayMap(n -> arrayLast(e -> JSONExtractString(e.data, 'node') = n, rated), rated_nodes)),
    'Array(Tuple(node String, level UInt8, channel String, is_default UInt8, node_at DateTime64(3, \'UTC\')))') as ratings,
  JSONExtractString(ended.data, 'judgement', 'promised', 'due') as judged_promised_due,
  JSONExtractString(ended.data, 'judgement', 'statutory', 'due') as judged_statutory_due,
  toInt32(JSONExtractInt(ended.data, 'judgement', 'workingMinutes')) as judged_minutes,
  cast(arrayMap(e -> (e.time, JSONExtractFloat(e.data, 'days'), JSONExtractString(e.data, 'kind'),
      has(JSONExtract(e.data, 'clocks', 'Array(String)'), 'statutory'), has(JSONExtract(e.data, 'clocks', 'Array(String)'), 'promised')), granted),
    'Array(Tuple(at DateTime64(3, \'UTC\'), days Float64, kind String, statutory UInt8, promised UInt8))') as extensions
from (
  select *,
    arrayFilter(g -> notEmpty(g.3), haoban_stretches_v1(
      arraySort(arrayDistinct(arrayConcat(stage_runs.2, stage_runs.3, stage_pauses.2, stage_pauses.3))), stage_runs, stage_pauses)) as stretches
  from (
    select *,
      arrayMap(k -> (k.1, arrayLast(m -> m.1 = k, stage_starts).2,
          if(arrayExists(m -> m.1 = k, stage_ends), arrayLast(m -> m.1 = k, stage_ends).2, toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC'))),
        arrayDistinct(stage_starts.1)) as stage_runs
    from (
      select *,
        arrayDistinct(arrayMap(e -> JSONExtractString(e.data, 'node'), rated)) as rated_nodes,
        arrayFilter(p -> p.1 = '', suspensions) as case_pauses,
        arrayFilter(p -> p.1 != '', suspensions) as stage_pauses,
        -- re-openings stand in front: where both are said, an attempt began when it was started
        arrayMap(e -> ((JSONExtractString(e.data, 'stage'), JSONExtractUInt(e.data, 'attempt')), e.time),
          arrayConcat(arrayFilter(e -> e.type = 'stage.reopened.v1', stage_moves), arrayFilter(e -> e.type = 'stage.started.v1', stage_moves))) as stage_starts,
        arrayMap(e -> ((JSONExtractString(e.data, 'stage'), JSONExtractUInt(e.data, 'attempt')), e.time),
          arrayFilter(e -> e.type = 'stage.completed.v1', stage_moves)) as stage_ends
      from (
        select *,
          arraySort(arrayMap(id -> arrayLast(e -> JSONExtractString(e.data, 'extensionId') = id, grants),
            arrayDistinct(arrayMap(e -> JSONExtractString(e.data, 'extensionId'), grants)))) as granted,
          -- of one stage or, with none named, of the case
          arrayMap((p, end) -> (if(JSONExtractString(p.data, 'scope') = 'stage', JSONExtractString(p.data, 'stage'), ''), p.time,
              if(end.id = '', toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC'), end.time),
              has(JSONExtract(p.data, 'stops', 'Array(String)'), 'statutory'), has(JSONExtract(p.data, 'stops', 'Array(String)'), 'promised')),
            arrayMap(id -> arrayLast(e -> JSONExtractString(e.data, 'suspensionId') = id, pauses), pause_ids),
            arrayMap(id -> arrayLast(e -> JSONExtractString(e.data, 'suspensionId') = id, resumes), pause_ids)) as suspensions,
          -- attempts of stages are read where a stage was suspended
          arrayFilter(e -> stage_paused and startsWith(e.type, 'stage.'), moves) as stage_moves
        from (
          select *,
            arrayDistinct(arrayMap(e -> JSONExtractString(e.data, 'suspensionId'), pauses)) as pause_ids,
            arrayExists(e -> JSONExtractString(e.data, 'scope') = 'stage', pauses) as stage_paused
          from (
            select *,
              arrayFirst(e -> has(end_types, e.type), standing) as ended,
              arrayFilter(e -> not JSONExtractBool(e.data, 'canary') and JSONExtractString(e.data, 'channel') != 'survey'
                and not has(invalidated, JSONExtractString(e.data, 'ratingId')), first_ratings) as rated,
              JSONExtractRaw(accepted.data, 'item') as item_json,
              JSONExtractRaw(item_json, 'statutory') as statutory,
              JSONExtractRaw(item_json, 'promised') as promised,
              arrayFilter(e -> e.type = 'suspension.started.v1', moves) as pauses,
              arrayFilter(e -> e.type = 'suspension.ended.v1', moves) as resumes,
              arrayFilter(e -> e.type = 'extension.granted.v1', moves) as grants
            from (
              select *,
                ['case.decided.v1', 'case.withdrawn.v1', 'case.refused.v1', 'case.not_required.v1', 'case.abandoned.v1'] as end_types,
                arrayLast(e -> e.type = 'case.submitted.v1', ev) as submitted,
                arrayLast(e -> e.type = 'case.accepted.v1', ev) as accepted,
                arrayLast(e -> e.type = 'case.transferred.v1', ev) as transferred,
                arraySlice(ev, arrayLastIndex(e -> e.type = 'case.reopened.v1', ev) + 1) as standing,
                arrayFilter(e -> e.type = 'case.reopened.v1' or has(end_types, e.type), ev) as turns,
                -- what moves clocks, and the attempts of stages
                arrayFilter(e -> e.type in ('suspension.started.v1', 'suspension.ended.v1', 'extension.granted.v1', 'stage.started.v1', 'stage.reopened.v1', 'stage.completed.v1'), ev) as moves,
                arrayMap(e -> JSONExtractString(e.data, 'ratingId'), arrayFilter(e -> e.type = 'rating.invalidated.v1', ev)) as invalidated,
                -- defaults in front: whatever came when, one never hides what a citizen said
                arrayFilter(e -> JSONExtractUInt(e.data, 'round') = 1, arrayConcat(
                  arrayFilter(e -> e.type = 'rating.defaulted.v1', ev), arrayFilter(e -> e.type = 'rating.submitted.v1', ev))) as first_ratings
              from {db}.subject_events_v1(as_of = {as_of:DateTime64(3, 'UTC')})
            )
          )
        )
      )
    )
  )
)
where arrayExists(e -> startsWith(e.type, 'case.') or startsWith(e.type, 'stage.') or startsWith(e.type, 'delivery.'), ev)
  or arrayExists(r -> JSONExtractString(r.data, 'node') in ('1', '2', '3'), rated);
