/** Targets of themes that had been set before an instant: a row a theme, the data set's own or else live's. */
const targets = (dataset: string, asOf: string): string => `
select substring(subject, length('bundleTheme:') + 1) as theme,
  argMax(goals, dataset = ${dataset}) as goals
from (
  select dataset, subject, groupArray((region, valid_from, unit, value)) as goals
  from (
    select dataset, subject, JSONExtractString(data, 'region') as region,
      toDate32OrZero(JSONExtractString(data, 'validFrom')) as valid_from,
      argMax(JSONExtractString(data, 'unit'), (revision, time, rank, sequence, toString(id))) as unit,
      argMax(JSONExtractFloat(data, 'value'), (revision, time, rank, sequence, toString(id))) as value
    from reference_events_v1
    where type = 'target.set.v1' and startsWith(subject, 'bundleTheme:') and dataset in (${dataset}, 'live') and time < ${asOf}
    group by dataset, subject, region, valid_from
  )
  group by dataset, subject
)
group by theme`;

/** Bundles with a decision: first acceptance, last decision, and whether as many cases have ended as it has. */
const bundles = (dataset: string, asOf: string, isNow: boolean): string => `
select bundle_id, max(bundle_theme) as theme,
  argMinIf((region, accepted_date), (accepted_at, subject), is_accepted) as first,
  argMaxIf(ended_date, (ended_at, subject), is_closed) as decided_date,
  countIf(is_ended) >= max(bundle_size) as is_whole,
  if(dictHas('areas', (${dataset}, first.1)), ${dataset}, 'live') as area_owner,
  dictGetOrDefault('areas', 'calendar_id', (area_owner, first.1), 'cn') as calendar,
  if(dictHas('calendars', (${dataset}, calendar)), ${dataset}, 'live') as calendar_owner
from ${isNow ? 'noted_' : ''}cases_v1(dataset = ${dataset}, as_of = ${asOf})
where bundle_id != ''
group by bundle_id
having countIf(is_closed) > 0 and countIf(is_accepted) > 0`;

// A day that the calendar does not know is a working day from Monday to Friday.
const isWorkday = `if(dictHas('workday_positions', (calendar_owner, calendar, day)),
    dictGetOrDefault('workdays', 'day', (calendar_owner, calendar,
      dictGetOrDefault('workday_positions', 'position', (calendar_owner, calendar, day), toInt32(0))), toInt32(-1)) = day,
    modulo(day + 3, 7) < 5)`;

/**
 * One row a bundle with a decision, under the names that the columns of cases have: closed when as many of its cases
 * have ended as it says it has, with the working days from its first acceptance to its last decision by the calendar
 * of its area, and the target of its theme that is nearest to its region and was the latest valid then.
 */
export const bundleRows = (dataset: string, asOf: string, isNow: boolean): string => `
select bundle_id as subject, theme as bundle_theme, first.1 as region, 'wd' as basis, is_whole as is_closed,
  decided_date as ended_date,
  toInt64(arrayCount(day -> ${isWorkday},
    range(toInt32(assumeNotNull(first.2)) + 1, toInt32(assumeNotNull(decided_date)) + 1))) as elapsed_promised,
  elapsed_promised as judged_elapsed_promised,
  arraySort(goal -> (-length(goal.1), -toInt32(goal.2)),
    arrayFilter(goal -> startsWith(region, goal.1) and goal.2 <= assumeNotNull(decided_date), goals))[1] as nearest,
  nearest.3 != '' as has_target, nearest.3 = 'WD' as is_target_comparable,
  toInt64(floor(nearest.4 + 1e-6)) as target_amount
from (${bundles(dataset, asOf, isNow)}) as bundle
left join (${targets(dataset, asOf)}) as target using (theme)`;
