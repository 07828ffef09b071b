import { describe, expect, test } from 'vitest';
import { accepted, on, saidBy, stage } from '../../test/given-case.ts';
import { startSuspension, type StartSuspension } from './start-suspension.ts';
import { localReasons, specialProcedures } from './suspension-reasons.ts';

const before = accepted({ stages: [stage('a'), stage('b', ['a'])] });
const start = (over: Partial<StartSuspension>, state = before) =>
  startSuspension(state, {
    at: on(4),
    suspensionId: 's-1',
    scope: 'case',
    reason: 'hearing',
    plannedDays: 10,
    ...over,
  });

describe('what a reason stops', () => {
  test.each(specialProcedures)('%s stops both clocks', (reason) => {
    expect(start({ reason })).toMatchObject({ events: [{ data: { stops: ['statutory', 'promised'] } }] });
  });

  test.each(localReasons)('%s stops the promised clock alone, where the item says so', (reason) => {
    const lenient = accepted({ policies: { localSuspensions: [reason] } });
    expect(start({ reason }, lenient)).toMatchObject({ events: [{ data: { stops: ['promised'] } }] });
    expect(start({ reason })).toEqual({ refusal: 'reason_stops_nothing' });
  });

  test('other_by_statute stops both clocks, once its statute is named', () => {
    const reason = 'other_by_statute';
    expect(start({ reason })).toEqual({ refusal: 'basis_missing' });
    expect(start({ reason, basis: '安全生产许可证条例' })).toMatchObject({
      events: [{ data: { stops: ['statutory', 'promised'] } }],
    });
  });
});

test('the notice of a special procedure is issued as a document, that of a local reason is not', () => {
  const document = 'document.issued.v1';
  const lenient = accepted({ policies: { localSuspensions: ['publicity'] } });
  expect(saidBy(start({ notice: 'TZ-1' }))).toContain(document);
  expect(saidBy(start({}))).not.toContain(document);
  expect(saidBy(start({ notice: 'TZ-1', reason: 'publicity' }, lenient))).not.toContain(document);
});

test('a stage is named exactly when the scope is a stage, and it must be active', () => {
  expect(start({ scope: 'stage' })).toEqual({ refusal: 'stage_unfit' });
  expect(start({ scope: 'case', stage: 'a' })).toEqual({ refusal: 'stage_unfit' });
  for (const stage of ['b', 'none', 'constructor']) {
    expect(start({ scope: 'stage', stage })).toEqual({ refusal: 'stage_not_active' });
  }
  expect(saidBy(start({ scope: 'stage', stage: 'a' }))).toEqual(['suspension.started.v1 a']);
});

test('a case that has ended is not suspended', () => {
  expect(start({}, { ...before, status: 'granted' })).toEqual({ refusal: 'wrong_status' });
});
