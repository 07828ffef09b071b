import type { Envelope } from '@haoban/contracts/envelope';
import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { judgeClock } from '@haoban/sla-clock/judge';
import { expect, test } from 'vitest';
import { ofType } from '../test/of-type.ts';
import { demoDay, simulateHallDay } from './hall-day.ts';

const events = [...simulateHallDay({ ...demoDay, visitors: 1500 })];
const timesOf = (list: readonly Envelope[]) => new Map(list.map(({ subject, time }) => [subject, time]));
const submitted = timesOf(ofType(events, 'case.submitted.v1'));
const acceptances = ofType(events, 'case.accepted.v1');
const accepted = timesOf(acceptances);
const decisions = ofType(events, 'case.decided.v1');
const decided = timesOf(decisions);
const withdrawn = timesOf(ofType(events, 'case.withdrawn.v1'));
const stageKey = (event: { subject: string; data: { stage: string } }) =>
  `${event.subject} ${event.data.stage}`;
const started = ofType(events, 'stage.started.v1');
const completedAt = new Map(
  ofType(events, 'stage.completed.v1').map((event) => [stageKey(event), event.time]),
);

test('a case is submitted before it is accepted, and accepted before it is decided', () => {
  for (const [caseId, time] of accepted) expect(time > (submitted.get(caseId) ?? time)).toBe(true);
  for (const [caseId, time] of decided) expect(time > (accepted.get(caseId) ?? time)).toBe(true);
});

test('a case ends once', () => {
  const ends = [...decided.keys(), ...withdrawn.keys(), ...timesOf(ofType(events, 'case.refused.v1')).keys()];
  expect(new Set(ends).size).toBe(ends.length);
  expect(decisions).toHaveLength(decided.size);
});

test('a stage starts only when its predecessors have joined', () => {
  const stagesOf = new Map(acceptances.map(({ subject, data }) => [subject, data.item.stages ?? []]));
  expect(started.length).toBeGreaterThan(1000);
  for (const { subject, time, data } of started) {
    const stage = stagesOf.get(subject)?.find(({ code }) => code === data.stage);
    const after = stage?.after ?? [];
    const ended = after.filter((code) => (completedAt.get(`${subject} ${code}`) ?? '~') <= time);
    const needed = stage?.join === 'quorum' ? (stage.quorum ?? after.length) : after.length;
    expect(ended.length).toBeGreaterThanOrEqual(needed);
    expect(time >= (accepted.get(subject) ?? '~')).toBe(true);
  }
});

test('stages without a path between them overlap', () => {
  const overlaps = started.filter(({ subject, time, data }) => {
    const other = data.stage === 'seal' ? `${subject} tax` : '';
    return time < (completedAt.get(other) ?? '');
  });
  expect(overlaps.length).toBeGreaterThan(50);
});

test('a decided case has completed every stage of its snapshot, an undecided one never all', () => {
  for (const { subject, data } of acceptances) {
    const codes = data.item.stages?.map(({ code }) => code) ?? [];
    const open = codes.filter(
      (code) => (completedAt.get(`${subject} ${code}`) ?? '~') > (decided.get(subject) ?? ''),
    );
    expect(open.length === 0).toBe(decided.has(subject));
  }
});

test('no stage completes while its case is suspended', () => {
  const resumed = new Map(
    ofType(events, 'suspension.ended.v1').map(({ data, time }) => [data.suspensionId, time]),
  );
  const completions = Map.groupBy(ofType(events, 'stage.completed.v1'), ({ subject }) => subject);
  for (const { subject, time, data } of ofType(events, 'suspension.started.v1')) {
    const end = resumed.get(data.suspensionId) ?? '~';
    expect(completions.get(subject)?.filter((done) => time < done.time && done.time < end) ?? []).toEqual([]);
  }
});

test('the verdict on a decision is what the SLA clock says', () => {
  const calendar = buildCalendar(calendarCn);
  const ended = new Map(
    ofType(events, 'suspension.ended.v1').map(({ data, time }) => [data.suspensionId, time]),
  );
  const suspensionsOf = Map.groupBy(ofType(events, 'suspension.started.v1'), ({ subject }) => subject);
  const items = new Map(acceptances.map(({ subject, data }) => [subject, data.item]));
  for (const { subject, time, data } of decisions) {
    for (const clock of ['statutory', 'promised'] as const) {
      const term = items.get(subject)?.[clock];
      if (term === undefined || !('unit' in term) || term.unit === 'WH')
        throw new Error(`${subject} has no term`);
      const stopping =
        suspensionsOf.get(subject)?.filter(({ data: { stops } }) => stops.includes(clock)) ?? [];
      const { due, elapsedDays, onTime } = judgeClock({
        calendar,
        zone: 'Asia/Shanghai',
        acceptedAt: accepted.get(subject) ?? '',
        term: { unit: term.unit, n: term.n ?? 0 },
        suspensions: stopping.map((one) => ({
          start: one.time,
          end: ended.get(one.data.suspensionId) ?? time,
        })),
        decidedAt: time,
        asOf: time,
      });
      expect(data.judgement?.[clock]).toEqual({ due, elapsedDays, onTime });
    }
  }
});

test('only granted cases are delivered, after the decision, and picked up with a visit', () => {
  const granted = new Set(
    decisions.flatMap(({ subject, data }) => (data.outcome === 'granted' ? [subject] : [])),
  );
  const completions = ofType(events, 'delivery.completed.v1');
  expect(new Set(ofType(events, 'delivery.requested.v1').map(({ subject }) => subject))).toEqual(granted);
  for (const { subject, time } of completions) expect(time >= (decided.get(subject) ?? '~')).toBe(true);
  const pickups = ofType(events, 'visit.recorded.v1').filter(({ data }) => data.kind === 'pickup');
  const handedOver = timesOf(completions.filter(({ data }) => data.method === 'window'));
  expect(pickups.length).toBeGreaterThan(10);
  for (const { subject, time } of pickups) expect(handedOver.get(subject)).toBe(time);
});

test('the day leaves leaders something to see: same-day, later, late, denied, suspended and open cases', () => {
  const verdicts = decisions.map(({ data }) => data.judgement?.promised);
  const late = verdicts.filter((verdict) => verdict?.onTime === false).length / decisions.length;
  const sameDay = verdicts.filter((verdict) => verdict?.elapsedDays === 0).length / decisions.length;
  expect(late).toBeGreaterThan(0.005);
  expect(late).toBeLessThan(0.05);
  expect(sameDay).toBeGreaterThan(0.5);
  expect(sameDay).toBeLessThan(0.8);
  expect(decisions.some(({ data }) => data.outcome === 'denied')).toBe(true);
  expect(ofType(events, 'suspension.started.v1').length).toBeGreaterThan(10);
  expect([...accepted.keys()].filter((id) => !decided.has(id) && !withdrawn.has(id)).length).toBeGreaterThan(
    5,
  );
});
