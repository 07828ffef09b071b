import { describe, expect, test } from 'vitest';
import { accepted, approver, officer, on, saidBy, stage, stateOf } from '../../test/given-case.ts';
import { startSuspension, type StartSuspension } from './start-suspension.ts';
import { localReasons, specialProcedures } from './suspension-reasons.ts';

const before = accepted({ stages: [stage('a'), stage('b', ['a'])] });
const start = (over: Partial<StartSuspension> = {}, state = before) =>
  startSuspension(state, {
    at: on(4),
    actor: approver,
    suspensionId: 's-1',
    scope: 'case',
    reason: 'hearing',
    plannedDays: 10,
    ...over,
  });

describe('what a reason stops', () => {
  test.each(specialProcedures)('%s stops both clocks', (reason) => {
    expect(start({ reason })).toMatchObject({
      events: [{ data: { stops: ['statutory', 'promised'], approver: 'chief' } }, {}],
    });
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
      events: [{ data: { stops: ['statutory', 'promised'] } }, {}],
    });
  });

  test('other_by_statute needs a statute of the item, where the item lists them', () => {
    const strict = accepted({ policies: { statutorySuspensions: ['安全生产许可证条例'] } });
    const reason = 'other_by_statute';
    expect(start({ reason, basis: '办法' }, strict)).toEqual({ refusal: 'basis_not_listed' });
    expect(saidBy(start({ reason, basis: '安全生产许可证条例' }, strict))[0]).toBe('suspension.started.v1');
  });
});

test('the notice of a special procedure is issued as a document, that of a local reason is not', () => {
  const document = 'document.issued.v1';
  const lenient = accepted({ policies: { localSuspensions: ['publicity'] } });
  expect(saidBy(start({ notice: 'TZ-1' }))).toContain(document);
  expect(saidBy(start({}))).not.toContain(document);
  expect(saidBy(start({ notice: 'TZ-1', reason: 'publicity' }, lenient))).not.toContain(document);
});

test('a special procedure without its notice stops the clocks and is a violation; a local reason needs none', () => {
  expect(start({}, { ...before, org: 'ms' })).toMatchObject({
    state: { suspensions: [{ suspensionId: 's-1' }] },
    events: [
      { type: 'suspension.started.v1' },
      {
        type: 'violation.recorded.v1',
        time: on(4),
        data: {
          violationId: 's-1',
          kind: 'suspension_without_notice',
          clock: 'statutory',
          org: 'ms',
          officer: 'chief',
        },
      },
    ],
  });
  const lenient = accepted({ policies: { localSuspensions: ['publicity'] } });
  expect(saidBy(start({ reason: 'publicity' }, lenient))).toEqual(['suspension.started.v1']);
});

test('a suspension is for those who handle what it stops', () => {
  expect(start({ actor: officer('org-a') })).toEqual({ refusal: 'org_denied' });
  expect(saidBy(start({ actor: officer('hall') }))[0]).toBe('suspension.started.v1');
  const ofStage = { scope: 'stage', stage: 'a' } as const;
  expect(start({ ...ofStage, actor: officer('hall') })).toEqual({ refusal: 'org_denied' });
  expect(saidBy(start({ ...ofStage, actor: officer('org-a') }))[0]).toBe('suspension.started.v1 a');
});

test('suspensions may overlap; each ends by itself', () => {
  const twice = start({ suspensionId: 's-2', at: on(6) }, stateOf(start()));
  expect(stateOf(twice).suspensions.map(({ suspensionId }) => suspensionId)).toEqual(['s-1', 's-2']);
});

test('a stage is named exactly when the scope is a stage, and it must be active', () => {
  expect(start({ scope: 'stage' })).toEqual({ refusal: 'stage_unfit' });
  expect(start({ scope: 'case', stage: 'a' })).toEqual({ refusal: 'stage_unfit' });
  for (const stage of ['b', 'none', 'constructor']) {
    expect(start({ scope: 'stage', stage })).toEqual({ refusal: 'stage_not_active' });
  }
  expect(saidBy(start({ scope: 'stage', stage: 'a' }))).toContain('suspension.started.v1 a');
});

test('a case that has ended is not suspended', () => {
  expect(start({}, { ...before, status: 'granted' })).toEqual({ refusal: 'wrong_status' });
});
