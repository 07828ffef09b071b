import { describe, expect, test } from 'vitest';
import { on, stateOf } from '../../test/given-case.ts';
import {
  filing,
  member,
  ofBundle,
  ofProject,
  opened,
  passed,
  suspended,
  unaccepted,
  world,
} from '../../test/given-joint.ts';
import { jointsOf } from './joint.ts';
import { judgeJoint } from './judge-joint.ts';
import { touchJoint } from './open-joint.ts';

test('a filing belongs to at most one joint of each kind', () => {
  expect(jointsOf(filing)).toEqual([]);
  expect(jointsOf({ ...filing, projectId: '2026-32' })).toEqual([]);
  expect(jointsOf({ ...ofProject, ...ofBundle }).map(({ jointId }) => jointId)).toEqual([
    'bundle:b-1',
    'project:2026-32:construction_permit',
  ]);
  expect(jointsOf({ ...ofProject, projectId: 'x'.repeat(60) })).toEqual([]);
});

describe('the clock of a joint', () => {
  const bundle = opened(ofBundle);

  test('counts from the first acceptance to the last end, whatever order its cases are heard in', () => {
    const first = member('c-1', ofBundle, { endedAt: on(4), status: 'granted' });
    const last = member('c-2', ofBundle, { endedAt: on(10), status: 'denied' }, 5);
    const judged = { due: '2026-11-09', elapsedDays: 6, onTime: false, provisional: false };
    expect(judgeJoint(bundle, world([first, last]), on(20))).toMatchObject(judged);
    expect(judgeJoint(opened(ofBundle, on(5)), world([last, first]), on(20))).toMatchObject(judged);
  });

  test('does not count the wait for a filing that was refused after the last case had ended', () => {
    const members = [
      member('c-1', ofBundle, { endedAt: on(4), status: 'granted' }),
      unaccepted('c-2', ofBundle, on(18)),
    ];
    expect(judgeJoint(bundle, world(members), on(20))).toMatchObject({ elapsedDays: 2, onTime: true });
  });

  test('counts from the earliest day 0 where an acceptance was deemed', () => {
    const deemed = member('c-1', ofBundle, { acceptedAt: on(10), day0: '2026-10-30' });
    expect(judgeJoint(bundle, world([deemed]), on(11))).toMatchObject({ due: '2026-11-06' });
  });

  test('stands still on those days alone on which every open case is suspended', () => {
    const rests = member('c-1', ofBundle, { suspensions: [suspended(on(4), on(11))] });
    const ends = member('c-2', ofBundle, { endedAt: on(6), status: 'granted' });
    const works = member('c-2', ofBundle);
    // 9, 10 and 11 November leave; until the 6th the other case was open and ran
    expect(judgeJoint(bundle, world([rests, ends]), on(12))).toMatchObject({
      due: '2026-11-12',
      removedDays: 3,
    });
    expect(judgeJoint(bundle, world([rests, works]), on(12))).toMatchObject({
      due: '2026-11-09',
      removedDays: 0,
    });
  });

  test('has no due date while every open case is suspended, and has it again with the next acceptance', () => {
    const rests = member('c-1', ofBundle, { suspensions: [suspended(on(4))] });
    expect(judgeJoint(bundle, world([rests]), on(12))).toMatchObject({ due: null, remaining: 3 });
    const joins = member('c-2', ofBundle, {}, 12);
    expect(judgeJoint(bundle, world([rests, joins]), on(12))).toMatchObject({ due: '2026-11-17' });
  });

  test('is none without a term, a calendar or an accepted case', () => {
    const { term: _, ...unpromised } = bundle;
    const of = world([member('c-1', ofBundle)]);
    expect(judgeJoint(unpromised, of, on(3))).toBeUndefined();
    expect(judgeJoint(bundle, { ...of, days: { ...of.days, calendar: undefined } }, on(3))).toBeUndefined();
    expect(judgeJoint(bundle, world([unaccepted('c-1', ofBundle)]), on(3))).toBeUndefined();
  });
});

describe('a joint is over', () => {
  const done = member('c-1', ofBundle, { endedAt: on(4), status: 'granted' });
  const typesAt = (members: Parameters<typeof world>[0], now = on(5, '03:00')) =>
    passed(opened(ofBundle), world(members, now)).events.map(({ type, time }) => [type, time]);

  test('with the last of its cases, at that instant, also when it is seen later', () => {
    const last = member('c-2', ofBundle, { endedAt: on(3), status: 'withdrawn' });
    expect(typesAt([done, last])).toEqual([['joint.closed.v1', on(4)]]);
  });

  test('with a filing that ended before its acceptance', () => {
    expect(typesAt([done, unaccepted('c-2', ofBundle, on(5))])).toEqual([['joint.closed.v1', on(5)]]);
  });

  test.each([
    ['a case is open', [done, member('c-2', ofBundle)]],
    ['a filing is pending', [done, unaccepted('c-2', ofBundle)]],
    ['a case of the bundle was not heard of yet', [done]],
  ])('not while %s', (_, members) => {
    expect(typesAt(members)).toEqual([]);
  });
});

describe('a joint that was over', () => {
  const ended = (caseId: string) => member(caseId, ofProject, { endedAt: on(5), status: 'granted' });
  const closed = passed(opened(ofProject), world([ended('c-1')], on(6))).state;

  test('stays so while nothing is open', () => {
    expect(touchJoint(closed, world([ended('c-1')]), on(7))).toEqual({ state: closed, events: [] });
    expect(touchJoint(undefined, undefined, on(7))).toEqual({ refusal: 'joint_unknown' });
  });

  test('goes on when a case of it is opened again', () => {
    const decision = touchJoint(closed, world([member('c-1', ofProject)]), on(7));
    expect(decision).toMatchObject({ events: [{ type: 'joint.opened.v1', time: on(7) }] });
    expect(stateOf(decision)).toEqual(opened(ofProject));
  });

  test('starts anew with a later case of the project: the days between are nobody’s', () => {
    const members = [ended('c-1'), member('c-2', ofProject, {}, 23)];
    const state = stateOf(touchJoint(closed, world(members), on(24)));
    expect(state).toMatchObject({ openedAt: on(23), past: ['c-1'] });
    expect(judgeJoint(state, world(members), on(24))).toMatchObject({ elapsedDays: 1 });
  });
});
