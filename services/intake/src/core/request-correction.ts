import type { Decision } from '@haoban/contracts/decision';
import { unfit, withOfficer, type Case, type CaseRefusal } from './case.ts';
import { issuePaper } from './issue-paper.ts';

/** A one-time notice: everything that is missing, once (行政许可法 art. 32). */
export type RequestCorrection = {
  readonly at: string;
  readonly officer: string;
  readonly missing: readonly string[];
};

/** Asks for correction; a second notice is refused because the law allows one. */
export function requestCorrection(before: Case, command: RequestCorrection): Decision<Case, CaseRefusal> {
  if (before.status !== 'submitted') return unfit(before);
  if (before.notice !== undefined) return { refusal: 'second_notice' };
  const { at, missing, officer } = command;
  const { state, event, paper } = issuePaper(before, 'correction', at);
  const { number } = paper;
  return {
    state: {
      ...state,
      status: 'correcting',
      notice: { number, at, officer, missing },
      officers: withOfficer(before, officer),
    },
    events: [
      { type: 'case.correction_requested.v1', time: at, data: { missing: [...missing], notice: number } },
      event,
    ],
  };
}
