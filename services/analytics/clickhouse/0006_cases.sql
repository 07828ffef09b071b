-- What indicators read of cases: the finished rows of one data set as of an instant. Rows whose events all lie before it say how
-- their case stood; where events lie on both sides the row that was kept for that instant does (src/db/pasts.ts).
create or replace view {db}.{open}cases_v1 as
select
  * except (`baselines.year`, `baselines.amount`, version, events, revision, is_gone),
  `baselines.year` as baseline_years,
  `baselines.amount` as baseline_amounts,
  promised_basis != '' as has_promised_clock,
  statutory_basis != '' as has_statutory_clock,
  is_open and {as_of:DateTime64(3, 'UTC')} >= promised_late_from as is_overdue,
  {as_of:DateTime64(3, 'UTC')} >= promised_due_from as has_fallen_due
from {db}.{open}case_facts_v1 final
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});
