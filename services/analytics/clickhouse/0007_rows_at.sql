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
