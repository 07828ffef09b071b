import { describe, expect, test } from 'vitest';
import { at, submitted } from '../../test/given-filing.ts';
import type { CaseStatus } from './case.ts';
import { refuseCase, usualRemedy } from './refuse-case.ts';
import { withdrawCase } from './withdraw-case.ts';

const pending: CaseStatus[] = ['submitted', 'correcting'];
const reason = '不属于本机关职权';

describe.each([
  ['refused', 'case.refused.v1'],
  ['not_required', 'case.not_required.v1'],
] as const)('a filing can be %s', (kind, type) => {
  const command = { at: at(10), reason, officer: 'officer-ms', kind };
  const paper = { kind: 'refusal', number: 'BS-case-1-01' } as const;

  test.each(pending)('while %s, in writing, with the reason and what can be done about it', (status) => {
    const before = submitted({ status });
    expect(refuseCase(before, command)).toEqual({
      state: {
        ...before,
        status: kind,
        reason,
        remedy: usualRemedy,
        officers: ['officer-ms'],
        papers: [...before.papers, { ...paper, at: at(10) }],
      },
      events: [
        { type, time: at(10), data: { reason } },
        { type: 'document.issued.v1', time: at(10), data: paper },
      ],
    });
  });

  test.each(['', '  \n'])('not without a reason (%j)', (nothing) => {
    expect(refuseCase(submitted(), { ...command, reason: nothing })).toEqual({ refusal: 'reason_missing' });
  });

  test('with a remedy of its own', () => {
    const decision = refuseCase(submitted(), { ...command, remedy: '向市政府申请行政复议。' });
    expect(decision).toMatchObject({ state: { remedy: '向市政府申请行政复议。' } });
  });
});

describe('a filing can be withdrawn', () => {
  test.each(pending)('while %s, and says why', (status) => {
    const before = submitted({ status });
    expect(withdrawCase(before, { at: at(10), reason })).toEqual({
      state: { ...before, status: 'withdrawn', reason },
      events: [{ type: 'case.withdrawn.v1', time: at(10), data: { reason } }],
    });
  });

  test('not when it was accepted: the case is approval’s to end', () => {
    const command = { at: at(10), reason };
    expect(withdrawCase(submitted({ status: 'accepted' }), command)).toEqual({ refusal: 'accepted_already' });
  });
});
