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
