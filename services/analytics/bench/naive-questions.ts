/**
 * A question as it is asked of the warehouse and, by hand, of PostgreSQL. The statement gives one row a group: `group`
 * (text[]), and `numerator` and `denominator`, or `value` alone. $1 is the data set, $2 and $3 begin and end of the period.
 */
export type NaiveQuestion = { readonly indicator: string; readonly by: string; readonly sql: string };

const closings = `closed as (
  select distinct on (d.subject) d.subject, d.time, d.data
  from events d
  where d.dataset = $1 and d.type = 'case.decided.v1' and d.time >= $2 and d.time < $3
    and not exists (select from events r where r.dataset = $1 and r.type = 'case.reopened.v1'
      and r.subject = d.subject and r.time > d.time and r.time < $3)
  order by d.subject, d.time desc
)`;

const withAcceptance = `join events a on a.dataset = $1 and a.subject = c.subject and a.type = 'case.accepted.v1'`;

const onTime: NaiveQuestion = {
  indicator: 'on_time_promised',
  by: 'org,month',
  sql: `with ${closings}
select array[a.data #>> '{item,org}', to_char(c.time at time zone 'Asia/Shanghai', 'YYYY-MM')] as "group",
  (count(*) filter (where (c.data #>> '{judgement,promised,onTime}')::boolean))::float8 as numerator,
  count(c.data #> '{judgement,promised}')::float8 as denominator
from closed c ${withAcceptance}
group by 1 having count(c.data #> '{judgement,promised}') > 0`,
};

// What of an acceptance is looked at stands in filters: as conditions of the join they mislead PostgreSQL about how many there are.
const promise = `a.data #>> '{item,kind}' = 'promise' and a.data #>> '{item,promised,unit}' in ('WD', 'IMMEDIATE')`;
const elapsed: NaiveQuestion = {
  indicator: 'elapsed_days_p90',
  by: 'item',
  sql: `with ${closings}
select array[a.data #>> '{item,code}'] as "group",
  (percentile_disc(0.9) within group (order by (c.data #>> '{judgement,promised,elapsedDays}')::int) filter (where ${promise}))::float8 as value
from closed c ${withAcceptance}
group by 1 having count(*) filter (where ${promise}) > 0`,
};

const inDays = `a.data #>> '{item,statutory,unit}' = 'WD' and a.data #>> '{item,promised,unit}' in ('WD', 'IMMEDIATE')`;
const lawful = "(a.data #>> '{item,statutory,n}')::int";
const compression: NaiveQuestion = {
  indicator: 'compression_actual',
  by: 'region:6',
  sql: `with ${closings}
select array[left(a.region, 6)] as "group",
  (sum(${lawful} - (c.data #>> '{judgement,statutory,elapsedDays}')::int) filter (where ${inDays}))::float8 as numerator,
  (sum(${lawful}) filter (where ${inDays}))::float8 as denominator
from closed c ${withAcceptance}
group by 1 having count(*) filter (where ${inDays}) > 0`,
};

const noVisit: NaiveQuestion = {
  indicator: 'no_visit_cases_strict',
  by: 'channel',
  sql: `with ${closings}
select array[s.data ->> 'channel'] as "group",
  (count(*) filter (where v.subject is null))::float8 as numerator,
  count(*)::float8 as denominator
from closed c
join events s on s.dataset = $1 and s.subject = c.subject and s.type = 'case.submitted.v1'
left join (
  select distinct subject from events
  where dataset = $1 and type = 'visit.recorded.v1' and time < $3
    and data ->> 'by' = 'applicant' and data ->> 'kind' in ('window', 'pickup')
) v on v.subject = c.subject
group by 1`,
};

// A case is overdue once so many of the days up to yesterday counted as were promised.
const overdue: NaiveQuestion = {
  indicator: 'cases_open_overdue',
  by: 'org',
  sql: `with today as (select ($3::timestamptz at time zone 'Asia/Shanghai')::date as day),
open as (
  select a.subject, a.data, (a.data ->> 'day0')::date as day0
  from events a
  where a.dataset = $1 and a.type = 'case.accepted.v1' and a.time >= $2 and a.time < $3
    and not exists (select from events t where t.dataset = $1 and t.subject = a.subject and t.time < $3
      and t.type in ('case.decided.v1', 'case.withdrawn.v1', 'case.refused.v1', 'case.not_required.v1', 'case.abandoned.v1'))
),
pauses as (
  select b.subject, (b.time at time zone 'Asia/Shanghai')::date as after,
    coalesce((e.time at time zone 'Asia/Shanghai')::date, 'infinity') as up_to
  from open o
  join events b on b.dataset = $1 and b.subject = o.subject and b.type = 'suspension.started.v1' and b.time < $3
  left join events e on e.dataset = $1 and e.subject = b.subject and e.type = 'suspension.ended.v1' and e.time < $3
    and e.data ->> 'suspensionId' = b.data ->> 'suspensionId'
  where b.data -> 'stops' ? 'promised'
),
counted as (
  select o.subject, count(*) as days
  from open o cross join today
  join workdays w on w.day > o.day0 and w.day < today.day
  where not exists (select from pauses p where p.subject = o.subject and w.day > p.after and w.day <= p.up_to)
  group by 1
)
select array[o.data #>> '{item,org}'] as "group", count(*)::float8 as value
from open o cross join today left join counted c on c.subject = o.subject
where o.day0 < today.day and o.data #> '{item,promised}' is not null
  and coalesce((o.data #>> '{item,promised,n}')::int, 0) <= coalesce(c.days, 0)
group by 1`,
};

/** Five questions that leaders ask, each of another kind: a rate, a percentile, sums of days, a look at other events, a state. */
export const naiveQuestions: readonly NaiveQuestion[] = [onTime, elapsed, compression, noVisit, overdue];
