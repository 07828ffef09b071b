-- The clock on positions: a position counts days of the clock's unit, so WD and ND are the same algebra.
-- spans: (after, up to] of suspensions, up to = 2147483647 while open. Rule numbers: sla-clock rules 2 and 3.

-- Position of the due date: n days after start, moved by every span that began before it was reached; 2147483647 when open.
create or replace function haoban_due_position_v1 as (start, n, spans) -> arrayFold(
  (acc, s) -> (
    if(greatest(s.1, acc.2) < acc.1 and s.2 > greatest(s.1, acc.2),
      if(s.2 = 2147483647, toInt64(2147483647), toInt64(acc.1 + s.2 - greatest(s.1, acc.2))), acc.1),
    toInt64(greatest(acc.2, s.2))),
  arraySort(spans), (toInt64(start + n), toInt64(start))).1;

-- Days removed from (start, end]: the union of the spans, never their sum.
create or replace function haoban_removed_v1 as (start, end, spans) -> arrayFold(
  (acc, s) -> (
    toInt64(acc.1 + greatest(0, least(s.2, end) - greatest(s.1, acc.2))),
    toInt64(greatest(acc.2, least(s.2, end)))),
  arraySort(spans), (toInt64(0), toInt64(start))).1;

-- Plain weekdays up to a day, and the day of the n-th one: for dates that no calendar knows.
create or replace function haoban_weekdays_v1 as (day) -> toInt32(intDiv(day + 3, 7) * 5 + least((day + 3) % 7 + 1, 5));
create or replace function haoban_weekday_at_v1 as (position) -> toInt32(intDiv(position - 1, 5) * 7 + (position - 1) % 5 - 3);
