-- What can be rated: cases and tickets, in the shape every subject has.
create table subjects (
  subject text primary key,
  version integer not null,
  sequence integer not null,
  hash text not null,
  state jsonb not null
);

create table texts (
  rating_id text primary key,
  text text not null
);
comment on table texts is 'what citizens wrote; it never leaves this table for an event or a log';

-- A rating's words arrive with the state that holds the rating and leave it here: one statement, two places.
create function keep_texts() returns trigger language plpgsql as $$
begin
  insert into texts (rating_id, text) select key, value from jsonb_each_text(new.state -> 'texts');
  new.state := new.state - 'texts';
  return new;
end $$;
create trigger subjects_keep_texts before update on subjects
  for each row when (new.state ? 'texts') execute function keep_texts();
