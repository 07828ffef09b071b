-- Ratings that came in a burst: five or more valid ones of one device, or of one window, within 60 s; all that were
-- rated on days from one to another, and perhaps others. Arrays are shifted, not indexed: a lambda that holds an array copies it for every element.
create or replace view {db}.rating_bursts_v1 as
select member.2 as subject, member.3 as node
from (
  select members,
    arrayMap((member, fifth) -> fifth.1 - member.1 <= 60000, members, arrayShiftLeft(members, 4, (9223372036854775807, '', ''))) as begins
  from (
    select arraySort(groupArray((toUnixTimestamp64Milli(rated_at), subject, node))) as members
    from (
      select subject, node, rated_at, device, rating_hall, rating_window
      from {db}.case_facts_v1 final
      array join
        `nodes.node` as node, `nodes.is_rated` as is_rated, `nodes.rated_at` as rated_at, `nodes.device` as device,
        `nodes.hall` as rating_hall, `nodes.window` as rating_window
      where dataset = {dataset:String}
        and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
          or as_of = {as_of:DateTime64(3, 'UTC')})
        and last_time >= {since:Date32} - 1 and is_rated and rated_at >= {since:Date32} - 1 and rated_at < {until:Date32} + 2
      union all
      select subject, node, rated_at, device, rating_hall, rating_window
      from {db}.ticket_facts_v1 final
      array join
        `nodes.node` as node, `nodes.is_rated` as is_rated, `nodes.rated_at` as rated_at, `nodes.device` as device,
        `nodes.hall` as rating_hall, `nodes.window` as rating_window
      where dataset = {dataset:String}
        and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
          or as_of = {as_of:DateTime64(3, 'UTC')})
        and last_time >= {since:Date32} - 1 and is_rated and rated_at >= {since:Date32} - 1 and rated_at < {until:Date32} + 2
    )
    array join [('device', device, ''), ('window', rating_hall, rating_window)] as key
    where key.2 != '' and (key.1 = 'device' or key.3 != '')
    group by key
    having count() >= 5
  )
)
array join arrayFilter((member, a, b, c, d, e) -> a or b or c or d or e, members, begins,
  arrayShiftRight(begins, 1), arrayShiftRight(begins, 2), arrayShiftRight(begins, 3), arrayShiftRight(begins, 4)) as member
where has(begins, 1);
