-- What a person does not want to be told, beside who it is.
alter table parties add column opted_out text[] not null default '{}';
alter table parties add column phone_ref text;
comment on column parties.opted_out is 'kinds of notices (progress, invitation) that are not sent; survives new particulars';
comment on column parties.phone_ref is 'keyed hash of the phone: finds whose reply a gateway passes on';
create index parties_phone_ref_idx on parties (phone_ref) where phone_ref is not null;
