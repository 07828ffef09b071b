-- Clocks of grants: the sweep finds what is due, a new calendar finds what is open.
alter table cases add column wakes_at text generated always as (state ->> 'wakesAt') stored;
comment on column cases.wakes_at is 'ISO instant in UTC at which something is due next; the sweep finds it here';
create index cases_wakes_at_idx on cases (wakes_at) where wakes_at is not null;
create index cases_open_idx on cases (subject)
  where (state -> 'clock') is not null and (state -> 'clock' -> 'endedAt') is null;

-- What intake and approval published last: areas, organisations, working calendars.
create table areas (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
create table organisations (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
create table calendars (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);

-- Licences as papers; the PDF is in the object store once it is printed, and only there is its holder named.
create table papers (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  number text not null generated always as (state ->> 'number') stored,
  wakes_at text generated always as (state ->> 'wakesAt') stored
);
comment on column papers.subject is 'case number and licence number';
comment on column papers.wakes_at is 'ISO instant in UTC from which it may be printed';
create index papers_number_idx on papers (number);
create index papers_wakes_at_idx on papers (wakes_at) where wakes_at is not null;

-- Who carries parcels or keeps lockers. Their secrets are derived from the deployment's key, never kept.
create table carriers (
  code text primary key,
  name text not null,
  price_cents integer,
  secret_number integer not null,
  active boolean not null,
  changed_by text not null,
  changed_at timestamptz(3) not null
);
comment on column carriers.price_cents is 'what a parcel costs when nobody says otherwise';
comment on column carriers.secret_number is 'which of its secrets is in force; a new one makes the old worthless';

-- Statuses of shipments that are not known here: answered, kept, and looked at by somebody.
create table parked_statuses (
  carrier text not null references carriers (code),
  message text not null,
  received_at timestamptz(3) not null,
  body jsonb not null,
  primary key (carrier, message)
);
create index parked_statuses_newest_idx on parked_statuses (received_at desc, carrier, message);

-- The desk's list: each delivery, and each grant for which none was asked yet.
create table work (
  id text primary key,
  case_id text not null,
  region text not null,
  county text not null generated always as (left(region, 6)) stored,
  status text not null,
  method text,
  due text not null,
  attempt integer not null,
  carrier text,
  hall text,
  completed_on text,
  cost_cents integer,
  trip_cents integer
);
comment on column work.id is 'delivery, or the case where none was asked for';
comment on column work.due is 'local date by which its grant is due; 9999-12-31 while no calendar says';
comment on column work.completed_on is 'local date; cost_cents is what its carriers took, trip_cents what the trip it saved costs';
create index work_county_idx on work (county, status, due, id);
create index work_status_idx on work (status, due, id);
create index work_case_idx on work (case_id);
create index work_saved_idx on work (completed_on, region) where status = 'completed' and method = 'courier';

-- The list follows the state of a case within its own transaction: it can't be late or wrong.
create function list_work() returns trigger language plpgsql as $$
declare
  due text := coalesce(new.state -> 'clock' ->> 'due', '9999-12-31');
begin
  insert into work (id, case_id, region, status, method, due, attempt, carrier, hall, completed_on, cost_cents, trip_cents)
  select d ->> 'deliveryId', new.subject, new.state ->> 'region', d ->> 'status', d ->> 'method', due,
    (d ->> 'attempt')::integer, d ->> 'carrier', d ->> 'hall', d ->> 'completedOn',
    (d ->> 'costCents')::integer, (d ->> 'tripCents')::integer
  from jsonb_array_elements(new.state -> 'deliveries') as d
  on conflict (id) do update set region = excluded.region, status = excluded.status, method = excluded.method,
    due = excluded.due, attempt = excluded.attempt, carrier = excluded.carrier, hall = excluded.hall,
    completed_on = excluded.completed_on, cost_cents = excluded.cost_cents, trip_cents = excluded.trip_cents;
  if (new.state -> 'unrequested') = 'true'::jsonb then
    insert into work (id, case_id, region, status, due, attempt)
    values (new.subject, new.subject, new.state ->> 'region', 'unrequested', due, 0)
    on conflict (id) do update set region = excluded.region, due = excluded.due;
  else
    delete from work where id = new.subject;
  end if;
  return null;
end $$;
create trigger cases_list_work after insert or update on cases
  for each row execute function list_work();
