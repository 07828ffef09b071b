-- Both clocks of chosen cases as of an instant, worked out by ClickHouse alone.

-- Layer by layer: an expression that is named in one layer is a column in the next and is worked out once. A clock is a chain of
-- lambdas over an array of one state, because what a lambda is given exists once; a column that is used twice below `if` and
-- `and` is worked out twice, and its parts four times. Lookups go over arrays, so that their keys are said once.
-- Every array of moments has one order: start, moment judged, then beginnings and ends of the suspensions of the statutory
-- clock, those of the promised one, approvals of extensions. Points are positions of moments in the unit of a clock (0003).
create or replace view {db}.case_proofs_v1 as
with
  toDateTime64(0, 3, 'UTC') as never,
  toInt64(4611686018427387904) as forever,
  toInt64(86400000) as day_ms,
  {as_of:DateTime64(3, 'UTC')} as asked_at,
  (second -> dictGetOrDefault('{db}.zones', 'offset_seconds', tuple(local_zone), second, toInt32(28800))) as offset_at,
  (d -> toInt64(dictGetOrDefault('{db}.workday_positions', 'position', (calendar_owner, calendar, toInt32(d)), haoban_weekdays_v1(d) + if(d > known.2, surplus, 0)))) as workdays_up_to,
  (p -> toInt64(dictGetOrDefault('{db}.workdays', 'day', (calendar_owner, calendar, toInt32(p)), haoban_weekday_at_v1(p - if(p > known.3, surplus, 0))))) as workday_at,
  -- (n with extensions, counted, removed, stopped, due day, by hours, due in local ms) of a clock whose suspensions begin at `first`
  ((unit, basis, length, first, stops, which) ->
    arrayMap(c -> (c.1, c.2, c.3, c.6 = forever, [c.7, c.4, forever][multiIf(c.6 = forever, 3, c.5, 2, 1)], toUInt8((basis = 'wh') * (1 - c.5)),
        [0, c.7 * day_ms + haoban_moment_v1((c.6 - 1) % office_day + 1, office_shifts), forever][multiIf(basis != 'wh', 1, c.6 = forever, 3, 2)]),
    arrayMap(c -> (c.1, c.2, c.3, c.4, c.5, c.6, workday_at(c.7)),
    -- a natural-day term that ends on a day off moves to the first working day from there
    arrayMap(c -> (c.1, c.2, c.3, c.4, c.5, c.6, multiIf(basis = 'nd', workdays_up_to(c.6 - 1) + 1, basis = 'wh', intDiv(c.6 - 1, office_day) + 1, c.6)),
    -- decided on the spot means on day 0, whatever was added
    arrayMap(c -> (c.1, c.2, c.3, c.4, toUInt8((basis != 'nd') * (c.7 = 0)), haoban_due_v1(c.5, c.7, c.6)),
    arrayMap(c -> (c.1, c.2, c.3, c.4, c.5, c.6, if(unit = 'IMMEDIATE', 0, c.1)),
    arrayMap(c -> (haoban_extended_v1(c.2, length, c.4, c.5), greatest(0, c.3 - c.2), haoban_removed_v2(c.3, c.4), c.1, c.2, c.4),
    arrayMap(c -> (c.1, c.2[1], c.2[2], haoban_union_v1(c.2[1], arrayZip(arraySlice(c.2, first, stops), arraySlice(c.2, first + stops, stops))),
        -- an extension is in time unless the due date lies before the day, or the moment, of its approval
        arrayFilter(x -> x.5, arrayMap((x, d, p) -> (
            multiIf(unit = 'IMMEDIATE', if(d < c.1, -1, forever), basis = 'nd', workday_at(p), p),
            toInt64(round(x.2 * if(unit = 'WH', 3600000, 1))), transform(x.3, ['A', 'B'], [1, 2], 0), d < c.1,
            -- 10 days at most of kind A, 15 of B
            x.2 <= transform(x.3, ['A', 'B'], [10, 15], 1000000) and if(which = 1, x.4, x.5)),
          extensions, arraySlice(c.3, first_extension), arraySlice(if(basis = 'wh', c.2, c.4), first_extension)))),
    arrayMap(f -> (f.1, multiIf(basis = 'nd', f.2, basis = 'wh', f.4, f.3), f.2, f.3), frame))))))))[1]) as clock_of
select
  *,
  toDate32(submitted_day) as submitted_date,
  toDate32(accepted_day) as accepted_date,
  toDate32(ended_day) as ended_date,
  if(promised_is_due, toDate32(due_day), null) as due_date,
  if(statutory_is_due, toDate32(statutory_day), null) as statutory_due_date,
  -- the day that puts a case into the cohort of its due date: decided while stopped, the decision's
  toDate32(if(promised_stopped, ended_day, due_day)) as cohort_date,
  multiIf(promised_by_hours, judged_wall <= promised_due_wall, promised_by_instant, judged_ms <= promised_due_ms, judged_day <= due_day) as promised_in_time,
  -- due by as_of: the date of the term is not after the date of as_of, an instant not after as_of itself
  multiIf(promised_by_hours, promised_due_wall <= walls[1], promised_by_instant, promised_due_ms <= toUnixTimestamp64Milli(asked_at), due_day <= as_of_day) as promised_fell_due,
  multiIf(statutory_by_hours, judged_wall <= statutory_due_wall, statutory_by_instant, judged_ms <= statutory_due_ms, judged_day <= statutory_day) as statutory_in_time,
  -- rule 10: the date rests on days that the calendar does not know
  promised_is_due * (promised_basis != 'natural') * greatest(least(day0_day, due_day) < known.1, greatest(day0_day, due_day) > known.2) = 1 as promised_provisional,
  statutory_is_due * (statutory_basis != 'natural') * greatest(least(day0_day, statutory_day) < known.1, greatest(day0_day, statutory_day) > known.2) = 1 as statutory_provisional
from (
  select
    *,
    promised_clock.1 as promised_extended,
    statutory_clock.1 as statutory_extended,
    promised_clock.3 as promised_removed,
    statutory_clock.3 as statutory_removed,
    promised_clock.4 as promised_stopped,
    statutory_clock.4 as statutory_stopped,
    if(promised_basis = 'natural', promised_due_local, promised_clock.5) as due_day,
    if(statutory_basis = 'natural', statutory_due_local, statutory_clock.5) as statutory_day,
    toUInt8(has_promised_clock * (1 - promised_clock.4)) as promised_is_due,
    toUInt8(has_statutory_clock * (1 - statutory_clock.4)) as statutory_is_due,
    promised_clock.6 as promised_by_hours,
    (promised_basis = 'natural') * promised_instant = 1 as promised_by_instant,
    statutory_clock.6 as statutory_by_hours,
    (statutory_basis = 'natural') * statutory_instant = 1 as statutory_by_instant,
    promised_clock.7 as promised_due_wall,
    toUnixTimestamp64Milli(ifNull(promised_due, never)) as promised_due_ms,
    statutory_clock.7 as statutory_due_wall,
    toUnixTimestamp64Milli(ifNull(statutory_due, never)) as statutory_due_ms,
    -- amounts in the unit of the basis: days for wd and nd, minutes of office time for wh, milliseconds for natural
    multiIf(basis = 'natural', toUnixTimestamp64Milli(ifNull(promised_due, never)) - accepted_ms, promised_basis = 'wh', toInt64(round(promised_n * 60)), toInt64(promised_n)) as promised_amount,
    multiIf(statutory_basis = 'natural', toUnixTimestamp64Milli(ifNull(statutory_due, never)) - accepted_ms, statutory_basis = 'wh', toInt64(round(statutory_n * 60)), toInt64(statutory_n)) as statutory_amount,
    if(basis = 'natural', judged_ms - accepted_ms, intDiv(promised_clock.2 - promised_clock.3, if(basis = 'wh', 60000, 1))) as elapsed_promised,
    if(statutory_basis = 'natural', judged_ms - accepted_ms, intDiv(statutory_clock.2 - statutory_clock.3, if(statutory_basis = 'wh', 60000, 1))) as elapsed_statutory
  from (
    select
      *,
      clock_of(promised_unit, basis, promised_length, 3 + 2 * statutory_stops, promised_stops, 2) as promised_clock,
      clock_of(statutory_unit, statutory_basis, statutory_length, 3, statutory_stops, 1) as statutory_clock
    from (
      select
        *,
        -- one state: day 0 and the moments: in days, in working days, in office time
        arrayMap(f -> (f.1, f.2, arraySlice(f.4, 1, length(f.2)),
            arrayMap((w, before, up_to) -> if(w > 120000 * day_ms, forever, before * office_day + if(up_to > before, haoban_worked_v1(w % day_ms, office_shifts), 0)),
              f.3, arraySlice(f.4, length(f.2) + 1, length(f.3)), arraySlice(f.4, length(f.2) + length(f.3) + 1))),
          arrayMap(f -> (f.1, f.2, f.3, arrayMap(d -> if(d = forever, forever, workdays_up_to(d)),
              arrayConcat(f.2, arrayMap(w -> intDiv(w, day_ms) - 1, f.3), arrayMap(w -> intDiv(w, day_ms), f.3)))),
            [(day0_day,
              arrayConcat([day0_day, judged_day], arrayMap(d -> if(d > 120000, forever, d), arraySlice(days, 7, first_extension - 3)), arrayMap(d -> d - 1, arraySlice(days, first_extension + 4))),
              if(is_office, arrayConcat([if(accepted_day = day0_day, walls[3], day0_day * day_ms), judged_wall],
                arraySlice(walls, 7, first_extension - 3), arrayMap(w -> w - 1, arraySlice(walls, first_extension + 4))), []))])) as frame
      from (
        select
          *,
          days[1] as as_of_day, days[2] as submitted_day, days[3] as accepted_day, days[4] as ended_day, days[5] as promised_due_local, days[6] as statutory_due_local,
          ifNull(toInt64(day0), days[3]) as day0_day,
          -- a closed case is judged by its decision, an open one by the instant asked about
          if(is_closed, days[4], days[1]) as judged_day,
          if(is_closed, walls[4], walls[1]) as judged_wall,
          known.3 - haoban_weekdays_v1(known.2) as surplus,
          arrayZip(office_hours.1, office_hours.2, office_hours.3) as office_shifts,
          greatest(1, arraySum(office_hours.2) - arraySum(office_hours.1)) as office_day
        from (
          select
            *,
            arrayMap(w -> toInt64(floor(w / day_ms)), walls) as days,
            -- first and last day of the coverage, working days up to that; none without a calendar
            dictGetOrDefault('{db}.calendars', ('from_day', 'to_day', 'last_position'), (calendar_owner, calendar), (1, 0, 4)) as known,
            arrayMap(h -> dictGetOrDefault('{db}.office_hours', ('opens', 'closes', 'before'), (calendar_owner, calendar, h),
              dictGetOrDefault('{db}.office_hours', ('opens', 'closes', 'before'), (calendar_owner, calendar, '*'),
                ([toInt32(32400000), 48600000], [toInt32(43200000), 61200000], [toInt32(0), 10800000]))), if(is_office, [hall], []))[1] as office_hours,
            -- meetings: the applicant in person, once per local date and hall
            length(arrayDistinct(arrayMap(v -> (v.hall, intDiv(toUnixTimestamp64Second(v.at) + offset_at(toUnixTimestamp64Second(v.at)), 86400)),
              arrayFilter(v -> v.kind in ('window', 'pickup') and v.by = 'applicant', visits)))) as meetings
          from (
            select
              *,
              if(dictHas('{db}.calendars', (dataset, calendar)), dataset, 'live') as calendar_owner,
              length(statutory_suspensions) as statutory_stops,
              length(promised_suspensions) as promised_stops,
              3 + 2 * length(statutory_suspensions) + 2 * length(promised_suspensions) as first_extension,
              toUnixTimestamp64Milli(ifNull(accepted_at, never)) as accepted_ms,
              toUnixTimestamp64Milli(if(is_closed, ifNull(ended_at, never), asked_at)) as judged_ms,
              -- what the clock on the wall showed
              arrayMap(t -> toUnixTimestamp64Milli(t) + 1000 * offset_at(toUnixTimestamp64Second(t)), arrayConcat(
                [asked_at, ifNull(submitted_at, never), ifNull(accepted_at, never), ifNull(ended_at, never), ifNull(promised_due, never), ifNull(statutory_due, never)],
                statutory_suspensions.1, statutory_suspensions.2, promised_suspensions.1, promised_suspensions.2, extensions.1)) as walls
            from (
              select
                *,
                if(zone = '', place.1, zone) as local_zone,
                if(calendar_id = '', place.2, calendar_id) as calendar,
                if(promised_basis = '', statutory_basis, promised_basis) as basis,
                promised_basis != '' as has_promised_clock,
                statutory_basis != '' as has_statutory_clock,
                promised_basis = 'wh' or statutory_basis = 'wh' as is_office,
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
                  -- terms in the unit of their positions
                  toInt64(multiIf(statutory_unit in ('WD', 'ND'), statutory_n, statutory_unit = 'WH', round(statutory_n * 3600000), 0)) as statutory_length,
                  toInt64(multiIf(promised_unit in ('WD', 'ND'), promised_n, promised_unit = 'WH', round(promised_n * 3600000), 0)) as promised_length
                from (select * from {db}.case_fold_v1(as_of = {as_of:DateTime64(3, 'UTC')}) where dataset = {dataset:String} and subject in {subjects:Array(String)})
              )
            )
          )
        )
      )
    )
  )
);
