const zone = "'Asia/Shanghai'";

/** Journal-borne events with the seconds until their finished row could be read. */
const freshness = (dataset: string, asOf: string): string => `
select source, formatDateTime(hour, '%Y-%m-%dT%H:00Z') as hour, toDate32(recorded_at, ${zone}) as date,
  dateDiff('millisecond', recorded_at, seen) as waited
from (
  select source, hour, recorded_at, id, min(visible_at) as seen from recorded_events_v1
  where dataset = ${dataset} and recorded_at < ${asOf} group by source, hour, recorded_at, id
)`;

/** A row a service and hour: what its newest tally says the journal holds, and what is here of that. */
const completeness = (dataset: string, asOf: string): string => `
select source, formatDateTime(tally.hour, '%Y-%m-%dT%H:00Z') as hour, toDate32(tally.hour, ${zone}) as date, tallied,
  least(tallied, present) as present
from (
  select source, hour, argMax(count, (cut, sequence)) as tallied from tallies_v1
  where dataset = ${dataset} and cut < ${asOf} group by source, hour
) as tally
left join (
  select r.source as source, r.hour as hour, uniqExact(r.id) as present
  from recorded_events_v1 as r
  inner join (select source, hour, max(cut) as newest from tallies_v1
    where dataset = ${dataset} and cut < ${asOf} group by source, hour) as t using (source, hour)
  where r.dataset = ${dataset} and r.recorded_at < t.newest group by source, hour
) as here using (source, hour)`;

/** Messages that wait for a decision. What is no event, and so names no data set, was meant for the deployment's own. */
const deadLetters = (dataset: string, asOf: string): string => `
select id as subject, consumer as source, formatDateTime(at, '%Y-%m-%dT%H:00Z') as hour
from dead_letters_v1 final
where state = 'waiting' and at < ${asOf}
  and if(JSONExtractString(body, 'dataset') = '', 'live', JSONExtractString(body, 'dataset')) = ${dataset}`;

/** The rows a pipeline indicator counts over. */
export function pipelineRows(id: string, dataset: string, asOf: string): string {
  if (id === 'dead_letters') return deadLetters(dataset, asOf);
  return id === 'completeness' ? completeness(dataset, asOf) : freshness(dataset, asOf);
}
