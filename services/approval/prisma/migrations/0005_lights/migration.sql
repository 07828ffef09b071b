-- Lights as they went on, of approval's and intake's clocks: the list, and the inbox of those in charge.
create table lights (
  light_id text primary key,
  source text not null,
  subject text not null,
  region text not null,
  county text not null generated always as (left(region, 6)) stored,
  clock text not null,
  stage text,
  org text not null,
  level text not null check (level in ('warn', 'yellow', 'red')),
  due text not null,
  raised_at timestamptz(3) not null,
  tell_at timestamptz(3) not null,
  cancelled_at timestamptz(3),
  cancelled_by text,
  cancel_reason text,
  acknowledged_at timestamptz(3),
  acknowledged_by text
);
comment on column lights.tell_at is 'office opening from which on the organisation is told';
create index lights_raised on lights (raised_at, light_id);
create index lights_county on lights (county, raised_at, light_id);
create index lights_org on lights (org, raised_at, light_id);
create index lights_untold on lights (org, tell_at, light_id) where acknowledged_at is null and cancelled_at is null;

-- Supervising systems that are told; the secret is sealed under a key derived from HAOBAN_KEY.
create table webhooks (
  code text primary key,
  url text not null,
  sealed_secret text not null,
  events text[] not null,
  regions text[] not null,
  orgs text[] not null,
  tell text not null check (tell in ('at_once', 'office_opening')),
  changed_by text not null,
  changed_at timestamptz(3) not null
);
comment on column webhooks.regions is 'area prefixes; empty for all';
comment on column webhooks.orgs is 'organisation codes; empty for all';

-- What each of them is to be told, in order by subject, kept until it arrived or was given up.
create table webhook_deliveries (
  delivery_id uuid primary key default gen_random_uuid(),
  position bigint not null generated always as identity,
  webhook text not null,
  event_id uuid not null,
  type text not null,
  subject text not null,
  body text not null,
  not_before timestamptz(3) not null,
  next_try_at timestamptz(3) not null,
  attempts integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up')),
  last_error text,
  ended_at timestamptz(3),
  unique (webhook, event_id)
);
comment on column webhook_deliveries.delivery_id is 'the same in every try: receivers know repeats by it';
comment on column webhook_deliveries.not_before is 'earliest first try; three days after it the delivery is given up';
create index webhook_deliveries_due on webhook_deliveries (webhook, next_try_at, position) where state = 'waiting';
create index webhook_deliveries_order on webhook_deliveries (webhook, subject, position) where state = 'waiting';
create index webhook_deliveries_listed on webhook_deliveries (webhook, position);
create index webhook_deliveries_ended on webhook_deliveries (ended_at) where state <> 'waiting';

-- Daily proofs that a synthetic overdue case reaches its recipient; never in the journal, never in figures.
create table self_tests (
  test_id uuid primary key,
  started_at timestamptz(3) not null,
  lights text[] not null,
  arrived_at timestamptz(3),
  error text
);
create index self_tests_started on self_tests (started_at);
