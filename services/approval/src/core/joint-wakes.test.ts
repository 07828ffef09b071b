import { expect, test } from 'vitest';
import { on } from '../../test/given-case.ts';
import { member, ofBundle, ofProject, opened, passed, suspended, world } from '../../test/given-joint.ts';
import { jointWakes } from './joint-wakes.ts';

const said = (of: ReturnType<typeof passed>) =>
  of.events.map(({ type, time, data }) =>
    'level' in data && 'clock' in data ? `${data.clock} ${data.level} ${time}` : `${type} ${time}`,
  );

test('a bundle warns before its promise ends and is yellow after it, each rung once, in order after downtime', () => {
  const now = '2026-11-20T02:00:00.000Z';
  const rungs = ['bundle warn 2026-11-05T16:00:00.000Z', 'bundle yellow 2026-11-09T16:00:00.000Z'];
  const late = passed(opened(ofBundle), world([member('c-1', ofBundle)], now));
  expect(said(late)).toEqual(rungs);
  expect(said(passed(late.state, world([member('c-1', ofBundle)], now)))).toEqual([]);
});

test('the 45 working days of a project’s stage turn red: the law limits them', () => {
  const of = world([member('c-1', ofProject)], '2027-03-01T00:00:00.000Z');
  // 45 working days after 2 November end in 2027, which no calendar covers: nobody is warned
  expect(said(passed(opened(ofProject), of))).toEqual([]);
  const early = { acceptedAt: '2026-03-02T02:00:00.000Z', day0: '2026-03-02' };
  const inSpring = world([member('c-1', ofProject, early)], '2026-06-01T00:00:00.000Z');
  expect(said(passed(opened(ofProject, early.acceptedAt), inSpring))).toEqual([
    'project warn 2026-05-06T16:00:00.000Z',
    'project red 2026-05-08T16:00:00.000Z',
  ]);
});

test('nothing is raised after the last end, and what was due before it is raised first', () => {
  const of = world(
    [
      member('c-1', ofBundle, { endedAt: on(6), status: 'granted' }),
      member('c-2', ofBundle, { endedAt: on(9), status: 'granted' }),
    ],
    on(20),
  );
  expect(said(passed(opened(ofBundle), of))).toEqual([
    'bundle warn 2026-11-05T16:00:00.000Z',
    `joint.closed.v1 ${on(9)}`,
  ]);
});

test('while it is open its cases are looked at every midnight, also while they hold its due date back', () => {
  const rests = world([member('c-1', ofBundle, { suspensions: [suspended(on(4))] })], on(12));
  expect(jointWakes(opened(ofBundle), rests).map(({ at }) => at)).toEqual(['2026-11-12T16:00:00.000Z']);
  const { state } = passed({ ...opened(ofBundle), lookedAt: '2026-11-12T16:00:00.000Z' }, rests);
  expect(jointWakes(state, rests).map(({ at }) => at)).toEqual(['2026-11-13T16:00:00.000Z']);
});
