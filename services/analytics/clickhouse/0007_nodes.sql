-- What indicators read of ratings: a row a node of one data set as of an instant, chosen like the rows of cases_v1.

-- Ratings that came in a burst: five or more valid ones of one device, or of one window, within 60 s. Arrays are shifted, not
-- indexed: a lambda that holds an array copies it for every element.
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
        and is_rated
      union all
      select subject, node, rated_at, device, rating_hall, rating_window
      from {db}.ticket_facts_v1 final
      array join
        `nodes.node` as node, `nodes.is_rated` as is_rated, `nodes.rated_at` as rated_at, `nodes.device` as device,
        `nodes.hall` as rating_hall, `nodes.window` as rating_window
      where dataset = {dataset:String}
        and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
          or as_of = {as_of:DateTime64(3, 'UTC')})
        and is_rated
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

-- One row a node of a case or a ticket. Hall, window and officer are those that the rating says, else the place of filing and the
-- officer who had the case then, or those of the ticket. What is seldom asked for is looked up by its index: lists that are joined
-- are all read.
create or replace view {db}.{open}nodes_v1 as
with `nodes.hall`[i] as rating_hall, `nodes.window`[i] as rating_window, `nodes.officer`[i] as rating_officer
select
  subject, region, org, item, item_kind, family, project_class, bundle_theme, channel, agent_level, queue,
  if(rating_hall != '', rating_hall, own_hall) as hall,
  if(rating_hall != '' or rating_window != '', rating_window, own_window) as window,
  multiIf(rating_officer != '', rating_officer, node = '3', deciding_officer, own_officer) as officer,
  node, node_date, is_ratable, is_rated, level, is_default,
  `nodes.rating`[i] as rating, `nodes.channel`[i] as rating_channel, `nodes.is_staff`[i] as is_staff,
  `nodes.is_real_name`[i] as is_real_name,
  `nodes.is_early`[i] as is_early, `nodes.rated_at`[i] as rated_at, `nodes.device`[i] as device, `nodes.options`[i] as options,
  `nodes.confirmed`[i] as confirmed, is_ended, basis, statutory_basis, last_time,
  rating != '' and rating in (
    select rating from {db}.order_facts_v1 final
    where dataset = {dataset:String}
      and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
        or as_of = {as_of:DateTime64(3, 'UTC')})
      and isNotNull(called_back_at)) as is_called_back,
  (subject, node) in (
    select subject, node from {db}.rating_bursts_v1(dataset = {dataset:String}, as_of = {as_of:DateTime64(3, 'UTC')})) as is_burst
from (
  select
    subject, region, org, item, item_kind, family, project_class, bundle_theme, channel, agent_level, toLowCardinality('') as queue,
    is_ended, basis, statutory_basis, last_time,
    hall as own_hall, window as own_window, acceptance_officer as own_officer, officer as deciding_officer,
    `nodes.node`, `nodes.date`, `nodes.is_ratable`, `nodes.is_rated`, `nodes.level`, `nodes.rating`, `nodes.channel`, `nodes.is_default`,
    `nodes.is_staff`, `nodes.is_real_name`, `nodes.is_early`, `nodes.rated_at`, `nodes.device`,
    `nodes.officer`, `nodes.hall`, `nodes.window`, `nodes.options`, `nodes.confirmed`
  from {db}.{open}case_facts_v1 final
  where dataset = {dataset:String}
    and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
      or as_of = {as_of:DateTime64(3, 'UTC')})
  union all
  select
    subject, region, toLowCardinality(''), toLowCardinality(''), toLowCardinality(''), toLowCardinality(''), toLowCardinality(''),
    toLowCardinality(''), toLowCardinality(''), toLowCardinality(''), queue, 1, toLowCardinality(''), toLowCardinality(''), last_time,
    hall, window, officer, officer,
    `nodes.node`, `nodes.date`, `nodes.is_ratable`, `nodes.is_rated`, `nodes.level`, `nodes.rating`, `nodes.channel`, `nodes.is_default`,
    `nodes.is_staff`, `nodes.is_real_name`, `nodes.is_early`, `nodes.rated_at`, `nodes.device`,
    `nodes.officer`, `nodes.hall`, `nodes.window`, `nodes.options`, `nodes.confirmed`
  from {db}.ticket_facts_v1 final
  where dataset = {dataset:String}
    and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
      or as_of = {as_of:DateTime64(3, 'UTC')})
)
array join
  arrayEnumerate(`nodes.node`) as i, `nodes.node` as node, `nodes.date` as node_date, `nodes.is_ratable` as is_ratable,
  `nodes.is_rated` as is_rated, `nodes.level` as level, `nodes.is_default` as is_default;
