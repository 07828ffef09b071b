import { describe, expect, test } from 'vitest';
import { at, submitted } from '../../test/given-filing.ts';
import type { CaseStatus } from './case.ts';
import { refuseCase } from './refuse-case.ts';
import { withdrawCase } from './withdraw-case.ts';

const command = { at: at(10), reason: '不属于本机关职权' };

describe.each([
  ['refused', refuseCase, 'case.refused.v1'],
  ['withdrawn', withdrawCase, 'case.withdrawn.v1'],
] as const)('a filing can be %s', (status, decide, type) => {
  test.each<CaseStatus>(['submitted', 'correcting'])('while %s, and says why', (before) => {
    expect(decide(submitted({ status: before }), command)).toEqual({
      state: submitted({ status, reason: command.reason }),
      events: [{ type, time: at(10), data: { reason: command.reason } }],
    });
  });

  test.each<CaseStatus>(['accepted', 'refused', 'withdrawn'])(
    'not when %s: the case is no longer intake’s to end',
    (before) => {
      expect(decide(submitted({ status: before }), command)).toEqual({ refusal: 'wrong_status' });
    },
  );
});
