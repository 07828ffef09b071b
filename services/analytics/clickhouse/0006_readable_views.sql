-- What indicators read. Everything that depends on a calendar, a zone or the instant asked about is worked out here.

-- The rows of one data set as they were at as_of: finished ones where nothing came later, folded again where something did.
create or replace view {db}.case_rows_at_v1 as
select * from {db}.case_rows_v1 final
where dataset = {dataset:String} and last_time < {as_of:DateTime64(3, 'UTC')}
union all
select * from {db}.case_fold_v1(as_of = {as_of:DateTime64(3, 'UTC')})
where dataset = {dataset:String} and subject in (
  select subject from {db}.case_rows_v1 final
  where dataset = {dataset:String} and last_time >= {as_of:DateTime64(3, 'UTC')} and first_time < {as_of:DateTime64(3, 'UTC')});

create or replace view {db}.ticket_rows_at_v1 as
select * from {db}.ticket_rows_v1 final
where dataset = {dataset:String} and last_time < {as_of:DateTime64(3, 'UTC')}
union all
select * from {db}.ticket_fold_v1(as_of = {as_of:DateTime64(3, 'UTC')})
where dataset = {dataset:String} and subject in (
  select subject from {db}.ticket_rows_v1 final
  where dataset = {dataset:String} and last_time >= {as_of:DateTime64(3, 'UTC')} and first_time < {as_of:DateTime64(3, 'UTC')});

-- The views below exist twice: cases_at_v1 and nodes_at_v1 are right for every instant; cases_v1 and nodes_v1 read finished
-- rows alone, which is the same and much cheaper for an instant that no case's events straddle (the usual one: now).

-- Layer by layer, because an expression that is named in one layer is a column in the next and is worked out once.
-- Positions count working days of the case's calendar (WD) or natural days (ND); see 0003 for the algebra on them.
create or replace view {db}.cases{at}_v1 as
with
  toDateTime64(0, 3, 'UTC') as never,
  toInt32(2147483647) as forever,
  (t -> toInt32(toDate32(addSeconds(t, dictGetOrDefault('{db}.zones', 'offset_seconds', tuple(local_zone), toUnixTimestamp64Second(t), toInt32(28800))), 'UTC'))) as local_day,
  (d -> dictGetOrDefault('{db}.workday_positions', 'position', (calendar_owner, calendar, toInt32(d)), haoban_weekdays_v1(toInt32(d)))) as workdays_up_to,
  (p -> dictGetOrDefault('{db}.workdays', 'day', (calendar_owner, calendar, toInt32(p)), haoban_weekday_at_v1(toInt32(p)))) as workday_at
select
  *,
  toDate32(submitted_day) as submitted_date,
  toDate32(accepted_day) as accepted_date,
  toDate32(ended_day) as ended_date,
  if(has_promised_clock and not promised_stopped, toDate32(due_day), null) as due_date,
  if(has_statutory_clock and not statutory_stopped, toDate32(statutory_day), null) as statutory_due_date,
  -- the day that puts a case into the cohort of its due date: decided while stopped, the decision's
  if(promised_stopped, ended_date, due_date) as cohort_date,
  multiIf(promised_basis = 'natural' and promised_instant, judged_at <= ifNull(promised_due, never), judged_day <= due_day) as promised_in_time,
  -- due by as_of: the date of the term is not after the date of as_of, an instant not after as_of itself
  multiIf(promised_basis = 'natural' and promised_instant, ifNull(promised_due, never) <= {as_of:DateTime64(3, 'UTC')}, due_day <= as_of_day) as promised_fell_due,
  multiIf(statutory_basis = 'natural' and statutory_instant, judged_at <= ifNull(statutory_due, never), judged_day <= statutory_day) as statutory_in_time
from (
  select
    *,
    promised_position = forever as promised_stopped,
    statutory_position = forever as statutory_stopped,
    multiIf(promised_basis = 'natural', promised_due_local, promised_stopped, forever,
      promised_basis = 'nd', workday_at(promised_before + 1), promised_days = 0, day0_day, workday_at(promised_position)) as due_day,
    multiIf(statutory_basis = 'natural', statutory_due_local, statutory_stopped, forever,
      statutory_basis = 'nd', workday_at(statutory_before + 1), statutory_days = 0, day0_day, workday_at(statutory_position)) as statutory_day
  from (
    select
      *,
      -- a natural-day term that ends on a day off moves to the first working day from there
      if(promised_basis = 'nd', workdays_up_to(promised_position - 1), 0) as promised_before,
      if(statutory_basis = 'nd', workdays_up_to(statutory_position - 1), 0) as statutory_before,
      -- amounts in the unit of the basis: days for wd and nd, milliseconds for natural
      if(basis = 'natural', toUnixTimestamp64Milli(ifNull(promised_due, never)) - toUnixTimestamp64Milli(ifNull(accepted_at, never)), toInt64(promised_n)) as promised_amount,
      if(statutory_basis = 'natural', toUnixTimestamp64Milli(ifNull(statutory_due, never)) - toUnixTimestamp64Milli(ifNull(accepted_at, never)), toInt64(statutory_n)) as statutory_amount,
      if(basis = 'natural', toUnixTimestamp64Milli(judged_at) - toUnixTimestamp64Milli(ifNull(accepted_at, never)), toInt64(promised_end - promised_start - promised_removed)) as elapsed_promised,
      if(statutory_basis = 'natural', toUnixTimestamp64Milli(judged_at) - toUnixTimestamp64Milli(ifNull(accepted_at, never)), toInt64(statutory_end - statutory_start - statutory_removed)) as elapsed_statutory
    from (
      select
        *,
        haoban_removed_v1(statutory_start, statutory_end, statutory_spans) as statutory_removed,
        haoban_removed_v1(promised_start, promised_end, promised_spans) as promised_removed,
        toInt32(haoban_due_position_v1(statutory_start, statutory_days, statutory_spans)) as statutory_position,
        toInt32(haoban_due_position_v1(promised_start, promised_days, promised_spans)) as promised_position
      from (
        select
          *,
          if(statutory_basis = 'nd', day0_day, workdays_up_to(day0_day)) as statutory_start,
          if(basis = 'nd', day0_day, workdays_up_to(day0_day)) as promised_start,
          if(statutory_basis = 'nd', judged_day, workdays_up_to(judged_day)) as statutory_end,
          if(basis = 'nd', judged_day, workdays_up_to(judged_day)) as promised_end,
          if(statutory_basis = 'nd', statutory_day_spans, arrayMap(s -> (workdays_up_to(s.1), if(s.2 = forever, forever, workdays_up_to(s.2))), statutory_day_spans)) as statutory_spans,
          if(basis = 'nd', promised_day_spans, arrayMap(s -> (workdays_up_to(s.1), if(s.2 = forever, forever, workdays_up_to(s.2))), promised_day_spans)) as promised_spans
        from (
          select
            *,
            local_day({as_of:DateTime64(3, 'UTC')}) as as_of_day,
            local_day(ifNull(submitted_at, never)) as submitted_day,
            local_day(ifNull(accepted_at, never)) as accepted_day,
            local_day(ifNull(ended_at, never)) as ended_day,
            local_day(ifNull(promised_due, never)) as promised_due_local,
            local_day(ifNull(statutory_due, never)) as statutory_due_local,
            ifNull(toInt32(day0), accepted_day) as day0_day,
            -- a closed case is judged by its decision, an open one by the instant asked about
            if(is_closed, ended_day, as_of_day) as judged_day,
            if(is_closed, ifNull(ended_at, never), {as_of:DateTime64(3, 'UTC')}) as judged_at,
            arrayMap(s -> (local_day(s.1), if(s.2 is null, forever, local_day(ifNull(s.2, never)))), statutory_suspensions) as statutory_day_spans,
            arrayMap(s -> (local_day(s.1), if(s.2 is null, forever, local_day(ifNull(s.2, never)))), promised_suspensions) as promised_day_spans,
            -- meetings: the applicant in person, once per local date and hall
            length(arrayDistinct(arrayMap(v -> (v.hall, local_day(v.at)), arrayFilter(v -> v.kind in ('window', 'pickup') and v.by = 'applicant', visits)))) as meetings
          from (
            select
              *,
              if(zone = '', place.1, zone) as local_zone,
              if(calendar_id = '', place.2, calendar_id) as calendar,
              if(dictHas('{db}.workday_positions', (dataset, calendar, toInt32(10000))), dataset, 'live') as calendar_owner,
              if(promised_basis = '', statutory_basis, promised_basis) as basis,
              promised_basis in ('wd', 'nd', 'natural') as has_promised_clock,
              statutory_basis in ('wd', 'nd', 'natural') as has_statutory_clock,
              is_accepted and end_type = '' as is_open,
              not is_accepted and end_type = '' and is_filed as is_pending
            from (
              select
                *,
                dictGetOrDefault('{db}.areas', ('zone', 'calendar_id'), (dataset, region),
                  dictGetOrDefault('{db}.areas', ('zone', 'calendar_id'), ('live', region), ('Asia/Shanghai', 'cn'))) as place,
                submitted_at is not null as is_filed,
                accepted_at is not null as is_accepted,
                end_type = 'decided' as is_closed,
                delivered_at is not null as is_delivered,
                transform(promised_unit, ['WD', 'IMMEDIATE', 'ND', 'WH', 'DUE'], ['wd', 'wd', 'nd', 'wh', 'natural'], '') as promised_basis,
                transform(statutory_unit, ['WD', 'IMMEDIATE', 'ND', 'WH', 'DUE'], ['wd', 'wd', 'nd', 'wh', 'natural'], '') as statutory_basis,
                if(statutory_unit in ('WD', 'ND'), toInt32(statutory_n), 0) as statutory_days,
                if(promised_unit in ('WD', 'ND'), toInt32(promised_n), 0) as promised_days
              from {case_rows}
            )
          )
        )
      )
    )
  )
);

-- One row a node that can be rated: submission, acceptance and decision of a case, the visit of a ticket.
create or replace view {db}.nodes{at}_v1 as
with
  (t -> toDate32(addSeconds(t, dictGetOrDefault('{db}.zones', 'offset_seconds', tuple(local_zone), toUnixTimestamp64Second(t), toInt32(28800))), 'UTC')) as local_date
select
  dataset, subject, region, item, item_kind, family, project_class, bundle_theme, org, channel, agent_level, hall, window, officer, queue,
  entry.1 as node, entry.2 as node_at, entry.3 as is_ratable, entry.4 as is_rated, entry.5 as level, entry.6 as rating_channel, entry.7 as is_default,
  local_date(node_at) as node_date
from (
  select dataset, subject, region, local_zone, item, item_kind, family, project_class, bundle_theme, org, channel, agent_level, hall, window, officer, '' as queue,
    arrayFilter(n -> n.3, [
      ('1', ifNull(submitted_at, toDateTime64(0, 3, 'UTC')), is_filed),
      ('2', ifNull(accepted_at, toDateTime64(0, 3, 'UTC')), is_accepted),
      ('3', ifNull(ended_at, toDateTime64(0, 3, 'UTC')), is_closed)]) as known,
    ratings
  from {db}.cases{at}_v1(dataset = {dataset:String}, as_of = {as_of:DateTime64(3, 'UTC')})
  union all
  select dataset, subject, region,
    if(zone != '', zone, dictGetOrDefault('{db}.areas', 'zone', (dataset, region), dictGetOrDefault('{db}.areas', 'zone', ('live', region), 'Asia/Shanghai'))) as local_zone,
    '', '', '', '', '', '', '', '', hall, window, officer, queue,
    if(served_at is null, [], [('visit', ifNull(served_at, toDateTime64(0, 3, 'UTC')), true)]) as known,
    ratings
  from {ticket_rows}
)
array join arrayConcat(
  arrayMap(k -> (k.1, k.2, k.3,
      arrayExists(r -> r.node = k.1, ratings),
      arrayFirst(r -> r.node = k.1, ratings).level,
      arrayFirst(r -> r.node = k.1, ratings).channel,
      arrayFirst(r -> r.node = k.1, ratings).is_default), known),
  -- a rating whose node has not been heard of: it counts for quality, not for the share of nodes rated
  arrayMap(r -> (r.node, r.node_at, false, true, r.level, r.channel, r.is_default),
    arrayFilter(r -> not has(arrayMap(k -> k.1, known), r.node), ratings))) as entry;
