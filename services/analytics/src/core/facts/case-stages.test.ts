import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, decided, history, judged } from '../../../test/judged-case.ts';
import { stageFacts } from './case-stages.ts';

const stage = (code: string, attempt = 1, more = {}) => ({
  stage: code,
  name: code,
  org: `o-${code}`,
  attempt,
  ...more,
});
const workdays = (n: number) => ({ n, unit: 'WD' });
const graph = (after: Readonly<Record<string, readonly string[]>>, term?: object) => ({
  stages: Object.entries(after).map(([code, before]) => ({ code, org: `o-${code}`, after: before, term })),
});
const review = (from: string, to: string, id = 'q', stops: readonly string[] = ['statutory', 'promised']) =>
  [
    [
      'suspension.started',
      from,
      { suspensionId: id, scope: 'stage', stage: 'b', reason: 'expert_review', stops, plannedDays: 5 },
    ],
    ['suspension.ended', to, { suspensionId: id }],
  ] as const;

const e12 = history(
  accepted('11-02', graph({ a: [], b: [], c: [] })),
  ['stage.started', '11-02', stage('a')],
  ['stage.started', '11-02', stage('b', 1, { term: workdays(7) })],
  ['stage.started', '11-02', stage('c')],
  ...review('11-04', '11-10'),
  ['stage.completed', '11-05', stage('a')],
  ['stage.completed', '11-09', stage('c')],
  ['stage.completed', '11-13', stage('b')],
  decided('11-13'),
);

describe('stages', () => {
  test('E12: three parallel stages take 3, 5 and 5 days, together 13 where the case takes 8', () => {
    const given = judged(e12);
    expect(stageFacts(given)).toEqual({
      ran_in_parallel: 1,
      stage_elapsed: 13,
      'stages.stage': ['a', 'b', 'c'],
      'stages.org': ['o-a', 'o-b', 'o-c'],
      'stages.attempts': [1, 1, 1],
      'stages.completed_date': ['2026-11-05', '2026-11-13', '2026-11-09'],
      'stages.elapsed': [3, 5, 5],
      'stages.basis': ['wd', 'wd', 'wd'],
      'stages.term': [-1, 7, -1],
    });
    expect(given.promised.elapsed).toBe(8);
  });

  test('order and repetition of events change nothing', () => {
    const expected = stageFacts(judged(e12));
    fc.assert(
      fc.property(fc.shuffledSubarray(e12, { minLength: e12.length }), fc.subarray(e12), (all, again) => {
        expect(stageFacts(judged([...all, ...again]))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('attempts are added up, the time between them is not, and the last one names the organisation', () => {
    const events = history(
      accepted('11-02'),
      ['stage.started', '11-02', stage('a')],
      ['stage.completed', '11-04', stage('a')],
      ['stage.reopened', '11-09', stage('a', 2, { org: 'o9' })],
      ['stage.completed', '11-12', stage('a', 2)],
    );
    expect(stageFacts(judged(events))).toMatchObject({
      ran_in_parallel: 0,
      stage_elapsed: 5,
      'stages.org': ['o9'],
      'stages.attempts': [2],
      'stages.completed_date': ['2026-11-12'],
      'stages.elapsed': [5],
    });
  });

  test('a stage that runs on has no completion; it lasts until its case ends, and no time while that is open', () => {
    const running = [accepted('11-02'), ['stage.started', '11-02', stage('a')]] as const;
    expect(stageFacts(judged(history(...running)))).toMatchObject({
      'stages.completed_date': [null],
      'stages.elapsed': [0],
    });
    expect(stageFacts(judged(history(...running, decided('11-06', 'denied'))))).toMatchObject({
      'stages.completed_date': [null],
      'stages.elapsed': [4],
    });
  });

  test('overlapping suspensions of a stage remove their union (E7), whichever clock of the case they stop', () => {
    const events = history(
      accepted('11-02'),
      ['stage.started', '11-02', stage('b')],
      ...review('11-04', '11-10', 'q1', ['promised']),
      ...review('11-06', '11-12', 'q2', []),
      ['stage.completed', '11-13', stage('b')],
    );
    expect(stageFacts(judged(events))).toMatchObject({ 'stages.elapsed': [3] });
  });

  test('a term in hours counts minutes of office time; the sum over stages is in the unit of the case', () => {
    const hours = { promised: { n: 8, unit: 'WH' } };
    const events = (item: Readonly<Record<string, unknown>>) =>
      history(
        accepted('11-02', item),
        ['stage.started', '11-02 16:00', stage('a', 1, { term: { n: 2.5, unit: 'WH' } })],
        ['stage.completed', '11-03 09:30', stage('a')],
        ['stage.started', '11-03 09:30', stage('b', 1, { term: workdays(1) })],
        ['stage.completed', '11-04 09:30', stage('b')],
      );
    const stages = { 'stages.elapsed': [90, 1], 'stages.basis': ['wh', 'wd'], 'stages.term': [150, 1] };
    expect(stageFacts(judged(events({})))).toMatchObject({ ...stages, stage_elapsed: 2 });
    expect(stageFacts(judged(events(hours)))).toMatchObject({ ...stages, stage_elapsed: 90 + 390 });
  });

  test('a term of the snapshot serves where the events say none; without one the unit is that of the case', () => {
    const events = (item: Readonly<Record<string, unknown>>) =>
      history(
        accepted('11-06', item),
        ['stage.started', '11-06', stage('a')],
        ['stage.completed', '11-09', stage('a')],
      );
    expect(stageFacts(judged(events(graph({ a: [] }, { n: 3, unit: 'ND' }))))).toMatchObject({
      'stages.elapsed': [3],
      'stages.basis': ['nd'],
      'stages.term': [3],
    });
    expect(stageFacts(judged(events({ promised: { n: 3, unit: 'ND' } })))).toMatchObject({
      'stages.elapsed': [3],
      'stages.basis': ['nd'],
      'stages.term': [-1],
    });
  });

  test('stages with a path between them, be it through one that never ran, are not parallel', () => {
    const events = (after: Readonly<Record<string, readonly string[]>>) =>
      history(
        accepted('11-02', graph(after)),
        ['stage.started', '11-02', stage('a')],
        ['stage.started', '11-02', stage('c')],
      );
    expect(stageFacts(judged(events({ a: [], b: ['a'], c: ['b'] })))).toMatchObject({ ran_in_parallel: 0 });
    expect(stageFacts(judged(events({ a: [], b: [], c: ['b'] })))).toMatchObject({ ran_in_parallel: 1 });
  });
});
