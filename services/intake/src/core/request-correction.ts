import type { Decision } from '@haoban/contracts/decision';
import type { Case, CaseRefusal } from './case.ts';

/** A one-time notice: everything that is missing, once (行政许可法 art. 32). */
export type RequestCorrection = {
  readonly at: string;
  readonly missing: readonly string[];
  readonly notice: string;
};

/** Asks for correction; a second notice is refused because the law allows one. */
export function requestCorrection(before: Case, command: RequestCorrection): Decision<Case, CaseRefusal> {
  if (before.status !== 'submitted') return { refusal: 'wrong_status' };
  if (before.corrections > 0) return { refusal: 'second_notice' };
  const { at, missing, notice } = command;
  return {
    state: { ...before, status: 'correcting', corrections: before.corrections + 1 },
    events: [
      { type: 'case.correction_requested.v1', time: at, data: { missing: [...missing], notice } },
      { type: 'document.issued.v1', time: at, data: { kind: 'correction', number: notice } },
    ],
  };
}
