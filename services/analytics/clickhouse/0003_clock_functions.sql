-- The clock on positions: a position counts days of the clock's unit (working days, natural days) or milliseconds of office
-- time, so WD, ND and WH are one algebra. Rule numbers: sla-clock. 4611686018427387904 stands for "while open", "not yet".

-- Rule 2, the union of spans (after, up to] behind start, as (after, up to, after less what earlier ones removed).
create or replace function haoban_union_v1 as (start, spans) -> arrayFold(
  (acc, s) -> if(s.2 > greatest(s.1, acc.2),
    (arrayPushBack(acc.1, (greatest(s.1, acc.2), s.2, greatest(s.1, acc.2) - acc.3)), s.2, acc.3 + s.2 - greatest(s.1, acc.2)),
    acc),
  arraySort(spans), (cast([], 'Array(Tuple(Int64, Int64, Int64))'), toInt64(start), toInt64(0))).1;

-- Rule 3, position of the due date: n after start, moved by every removed span that began before it was reached.
create or replace function haoban_due_v1 as (start, n, removed) -> toInt64(least(4611686018427387904,
  start + n + arraySum(m -> if(m.3 < start + n, m.2 - m.1, 0), removed)));

-- What is removed up to a position.
create or replace function haoban_removed_v2 as (up_to, removed) -> toInt64(arraySum(m -> greatest(0, least(m.2, up_to) - m.1), removed));

-- Rule 6, n with the extensions that count, in the order of their approval: (the greatest due position for which it comes too
-- late, what it adds, 1 for kind A and 2 for B, approved on day 0 or before). Each kind counts once.
create or replace function haoban_extended_v1 as (start, n, removed, extensions) -> arrayFold(
  (acc, x) -> if((bitAnd(acc.2, x.3) = 0) * greatest(x.1 < haoban_due_v1(start, acc.1, removed), (acc.1 = 0) * x.4) != 0,
    (acc.1 + x.2, toUInt8(bitOr(acc.2, x.3))), acc),
  extensions, (toInt64(n), toUInt8(0))).1;

-- Rule 8, between neighbouring edges nothing changes: (after, up to, stages that run, suspensions of stages). Runs are (stage,
-- after, up to), as suspensions begin. A day leaves the clock if its first moment lies in a stretch in which a stage runs and
-- every running one is suspended, so what holds of moments holds of days.
create or replace function haoban_stretches_v1 as (edges, runs, pauses) -> arrayMap(
  g -> (g.1, g.2, arrayMap(r -> r.1, arrayFilter(r -> toUInt8((r.2 <= g.1) * (g.2 <= r.3)), runs)),
    arrayFilter(p -> toUInt8((p.2 <= g.1) * (g.2 <= p.3)), pauses)),
  arrayZip(arrayPopBack(edges), arrayPopFront(edges)));

-- Rule 13, office time of one local day up to a moment of it, and the moment by which so much of it has been worked.
-- shifts: (opens, closes, worked before), all in ms.
create or replace function haoban_worked_v1 as (moment, shifts) -> toInt64(arraySum(h -> greatest(0, least(moment, h.2) - h.1), shifts));
create or replace function haoban_moment_v1 as (worked, shifts) -> arraySum(arrayMap(h -> h.1 + worked - h.3, [arrayLast(h -> h.3 < worked, shifts)]));

-- Plain weekdays up to a day, and the day of the n-th one: for dates that no calendar knows.
create or replace function haoban_weekdays_v1 as (day) -> toInt32(intDiv(day + 3 - positiveModulo(day + 3, 7), 7) * 5 + least(positiveModulo(day + 3, 7) + 1, 5));
create or replace function haoban_weekday_at_v1 as (position) -> toInt32(intDiv(position - 1 - positiveModulo(position - 1, 5), 5) * 7 + positiveModulo(position - 1, 5) - 3);
