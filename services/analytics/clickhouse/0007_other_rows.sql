-- What indicators read of the parts of a case and of other subjects: a row a stage, a delivery, a ticket … of one data set as of an
-- instant, chosen like the rows of cases_v1.

-- One row a stage of a case that ran, attempts summed; its organisation is that of the stage.
create or replace view {db}.{open}stages_v1 as
select
  subject, region, zone, stage_org as org, item, item_kind, family, project_class, bundle_theme, channel, agent_level, hall, window,
  officer, acceptance_officer,
  is_closed, is_ended, end_type, outcome, ended_date, basis, statutory_basis, last_time,
  stage, stage_org, attempts, completed_date, elapsed, stage_basis, term
from {db}.{open}case_facts_v1 final
array join
  `stages.stage` as stage, `stages.org` as stage_org, `stages.attempts` as attempts, `stages.completed_date` as completed_date,
  `stages.elapsed` as elapsed, `stages.basis` as stage_basis, `stages.term` as term
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row a suspension.
create or replace view {db}.{open}suspensions_v1 as
select
  subject, region, zone, org, item, item_kind, family, project_class, bundle_theme, channel, agent_level, hall, window, officer,
  acceptance_officer,
  is_closed, is_ended, end_type, outcome, ended_date, basis, statutory_basis, last_time,
  reason, stage, started_date, is_late, is_counted_late, is_unfounded
from {db}.{open}case_facts_v1 final
array join
  `suspensions.reason` as reason, `suspensions.stage` as stage, `suspensions.started_date` as started_date,
  `suspensions.is_late` as is_late, `suspensions.is_counted_late` as is_counted_late, `suspensions.is_unfounded` as is_unfounded
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row a commitment of an applicant; it has fallen due from its local date on.
create or replace view {db}.commitments_v1 as
select
  subject, region, zone, org, item, item_kind, family, project_class, bundle_theme, channel, agent_level, hall, window, officer,
  acceptance_officer,
  is_closed, is_ended, end_type, outcome, ended_date, basis, statutory_basis, last_time,
  commitment, kind, due_date, state,
  ifNull(due_date <= toDate32(addSeconds({as_of:DateTime64(3, 'UTC')}, dictGetOrDefault('{db}.zones', 'offset_seconds', tuple(zone),
    toUnixTimestamp64Second({as_of:DateTime64(3, 'UTC')}), toInt32(28800))), 'UTC'), 0) as has_fallen_due
from {db}.case_facts_v1 final
array join
  `commitments.commitment` as commitment, `commitments.kind` as kind, `commitments.due_date` as due_date, `commitments.state` as state
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row a completed delivery.
create or replace view {db}.{open}deliveries_v1 as
select
  subject, region, zone, org, item, item_kind, family, project_class, bundle_theme, channel, agent_level, hall, window, officer,
  acceptance_officer,
  is_closed, is_ended, end_type, outcome, ended_date, basis, statutory_basis, last_time,
  method, completed_date, days, saving_cents, documents
from {db}.{open}case_facts_v1 final
array join
  `deliveries.method` as method, `deliveries.completed_date` as completed_date, `deliveries.days` as days,
  `deliveries.saving_cents` as saving_cents, `deliveries.documents` as documents
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row a cause that a late case waited for.
create or replace view {db}.{open}delays_v1 as
select
  subject, region, zone, org, item, item_kind, family, project_class, bundle_theme, channel, agent_level, hall, window, officer,
  acceptance_officer,
  is_closed, is_ended, end_type, outcome, ended_date, basis, statutory_basis, last_time,
  cause_kind, cause, days
from {db}.{open}case_facts_v1 final
array join `delays.kind` as cause_kind, `delays.cause` as cause, `delays.days` as days
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row a queue ticket. Nothing in it depends on the instant asked about, so to the sums by day it has always ended.
create or replace view {db}.tickets_v1 as
select
  subject, region, zone, hall, queue, window, officer, issued_at, issued_date, issued_hour, first_called_at, served_at,
  is_issued, is_waiting, is_serving, is_called, is_served, is_abandoned, 1 as is_ended, wait_ms, service_ms
from {db}.ticket_facts_v1 final
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row a booking.
create or replace view {db}.bookings_v1 as
select * except (version, events, revision)
from {db}.booking_facts_v1 final
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row a rectification order; one that is not closed is overdue after its due date.
create or replace view {db}.orders_v1 as
select * except (version, events, revision),
  result = '' and ifNull(due_date < toDate32(addSeconds({as_of:DateTime64(3, 'UTC')},
    dictGetOrDefault('{db}.zones', 'offset_seconds', tuple(zone), toUnixTimestamp64Second({as_of:DateTime64(3, 'UTC')}), toInt32(28800))), 'UTC'), 0) as is_overdue
from {db}.order_facts_v1 final
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row a review that has its final score.
create or replace view {db}.reviews_v1 as
select * except (version, events, revision)
from {db}.review_facts_v1 final
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')})
  and isNotNull(score_date);

-- One row a light that was raised, cancelled or not; the subject is its case or order.
create or replace view {db}.lights_v1 as
select subject, light, region, org, level, clock, stage, raised_date, is_cancelled
from {db}.light_facts_v1 final
array join
  `lights.light` as light, `lights.region` as region, `lights.org` as org, `lights.level` as level, `lights.clock` as clock,
  `lights.stage` as stage, `lights.raised_date` as raised_date, `lights.is_cancelled` as is_cancelled
where dataset = {dataset:String}
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')});

-- One row an item: the data set's own, that of live where it has none.
create or replace view {db}.items_v1 as
select * except (version, events, revision)
from {db}.item_facts_v1 final
where dataset in ({dataset:String}, 'live')
  and ((as_of = toDateTime64('2299-12-31 23:59:59.999', 3, 'UTC') and last_time < {as_of:DateTime64(3, 'UTC')})
    or as_of = {as_of:DateTime64(3, 'UTC')})
order by dataset != {dataset:String}
limit 1 by subject;
