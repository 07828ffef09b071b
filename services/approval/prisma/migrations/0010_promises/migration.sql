-- Decided cases whose papers or promises are still to come: a calendar moves their commitments too.
create index cases_promised_idx on cases (calendar_id, subject)
  where status in ('granted', 'granted_tolerance') and (
    state @? '$.commitments[*] ? (@.status == "due")'
    or jsonb_array_length(state -> 'commitments') < jsonb_array_length(coalesce(state -> 'awaited', '[]')));
