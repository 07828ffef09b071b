-- What applicants are told, and what became of it. Neither text nor address is kept: a text is written and an address
-- looked up when a notice goes out.
create table notices (
  notice_id uuid primary key,
  position bigint generated always as identity unique,
  event_id uuid not null,
  step integer not null default 1,
  template text not null,
  kind text not null check (kind in ('statutory', 'progress', 'invitation')),
  channel text not null check (channel in ('wechat', 'sms', 'letter')),
  language text check (language in ('zh', 'en')),
  subject text collate "C" not null,
  region text collate "C" not null,
  applicant_ref text,
  parameters jsonb not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'sent', 'delivered', 'failed', 'given_up', 'suppressed')),
  reason text,
  invited_on date,
  not_before timestamptz(3) not null,
  next_try_at timestamptz(3) not null,
  tries integer not null default 0,
  failing_since timestamptz(3),
  gateway_id text,
  queued_at timestamptz(3) not null,
  sent_at timestamptz(3),
  ended_at timestamptz(3),
  unique (event_id, template, step)
);
comment on column notices.notice_id is 'the id a gateway knows the message by: sent twice, it is one message';
comment on column notices.step is '1, then one more for each further channel or sending of the same notice';
comment on column notices.applicant_ref is 'keyed reference; null until it is known who is told';
comment on column notices.parameters is 'what the text is filled with; no personal data, no secret links';
comment on column notices.next_try_at is 'while it is being sent: when another process may take it over';
comment on column notices.invited_on is 'local day an invitation took for its person: one a day';
comment on column notices.failing_since is 'the first failure of this step; patience counts from it';
create index notices_due on notices (next_try_at) where state = 'waiting';
create index notices_in_line on notices (subject, kind, position) where state = 'waiting';
create index notices_by_state on notices (state, position);
create index notices_given_up on notices (ended_at) where state = 'given_up';
create unique index notices_one_a_day on notices (applicant_ref, invited_on) where invited_on is not null;

-- Delivery receipts that were taken, so that none counts twice.
create table notice_receipts (
  receipt_id text primary key,
  taken_at timestamptz(3) not null
);
create index notice_receipts_taken_at on notice_receipts (taken_at);
