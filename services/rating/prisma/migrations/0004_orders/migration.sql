-- The orders that bad ratings lead to. Words leave the state for order_texts: one statement, two places.
create table orders (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null,
  wakes_at text generated always as (state ->> 'wakesAt') stored,
  status text not null generated always as (state ->> 'status') stored,
  region text not null generated always as (state ->> 'region') stored,
  org text not null generated always as (state ->> 'org') stored,
  supervisor text generated always as (state -> 'reopened' ->> 'supervisor') stored,
  item_code text generated always as (state -> 'rating' ->> 'itemCode') stored,
  complex boolean not null generated always as (coalesce((state -> 'dispatch' ->> 'complex')::boolean, false)) stored,
  due text not null generated always as (coalesce(state -> 'dispatch' -> 'due' ->> 'rectify', '')) stored,
  received_at text not null generated always as (state ->> 'receivedAt') stored,
  finding text generated always as (state ->> 'finding') stored,
  result text generated always as (state -> 'closed' ->> 'result') stored,
  on_time boolean generated always as ((state -> 'closed' ->> 'onTime')::boolean) stored,
  first_link text generated always as (state -> 'answers' -> 0 ->> 'linkHash') stored,
  second_link text generated always as (state -> 'answers' -> 1 ->> 'linkHash') stored
);
comment on column orders.wakes_at is 'ISO instant in UTC at which something is due next; the sweep finds it here';
comment on column orders.due is 'local date by which it is rectified, as it was said; empty before the dispatch';
comment on column orders.first_link is 'SHA-256 of the token that rates the first answer, hex; second_link after a re-opening';
create index orders_wakes_at_idx on orders (wakes_at) where wakes_at is not null;
create index orders_open_due_idx on orders (due, subject) where status <> 'closed';
create index orders_org_due_idx on orders (org, due, subject);
create index orders_supervisor_due_idx on orders (supervisor, due, subject) where supervisor is not null;
create index orders_due_idx on orders (due, subject);
create index orders_ledger_idx on orders (due, subject) where complex;
create index orders_received_at_idx on orders (received_at);
create index orders_first_link_idx on orders (first_link) where first_link is not null;
create index orders_second_link_idx on orders (second_link) where second_link is not null;

create table order_texts (
  order_id text not null,
  kind text not null,
  text text not null,
  primary key (order_id, kind)
);
comment on table order_texts is 'what desk and organisation wrote; it never leaves this table for an event or a log';
comment on column order_texts.kind is 'finding, appeal, appeal_decision, plan, answer_1, answer_2; a new plan replaces the one before';

create function keep_order_texts() returns trigger language plpgsql as $$
begin
  insert into order_texts (order_id, kind, text) select new.subject, key, value from jsonb_each_text(new.state -> 'texts')
    on conflict (order_id, kind) do update set text = excluded.text;
  new.state := new.state - 'texts';
  return new;
end $$;
create trigger orders_keep_texts before insert or update on orders
  for each row when (new.state ? 'texts') execute function keep_order_texts();

-- What a bad rating is checked against, and who supervises whom, as heard.
create table case_facts (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
create table orgs (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);
