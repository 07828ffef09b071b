-- One row an item: the data set's own, that of live where it has none.
create or replace view {db}.items_v1 as
select * except (version, events, revision)
from {db}.item_facts_v1 final
where dataset in ({dataset:String}, 'live')
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')})
order by dataset != {dataset:String}
limit 1 by subject;
