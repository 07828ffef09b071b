import type { Decision } from '@haoban/contracts/decision';
import { withOfficer, type Case, type CaseRefusal } from './case.ts';
import { endFiling, type EndFiling } from './end-filing.ts';
import { issuePaper } from './issue-paper.ts';

/** A refusal by an officer: the matter is not this authority's (`refused`) or needs no permit (`not_required`). */
export type RefuseCase = EndFiling & {
  readonly officer: string;
  readonly kind: 'refused' | 'not_required';
  readonly remedy?: string | undefined;
};

/** What an applicant can do about a refusal (行政复议法 art. 20, 行政诉讼法 art. 46). */
export const usualRemedy =
  '如不服本决定，可以自收到之日起六十日内申请行政复议，或者自收到之日起六个月内提起行政诉讼。';

/** Refuses a filing in writing, with the reason and what its applicant can do about it (行政许可法 art. 32, 38). */
export function refuseCase(before: Case, command: RefuseCase): Decision<Case, CaseRefusal> {
  const { at, officer, kind, remedy = usualRemedy } = command;
  const ended = endFiling(before, command, kind);
  if ('refusal' in ended) return ended;
  const { state, event } = issuePaper(ended.state, 'refusal', at);
  return {
    state: { ...state, remedy, officers: withOfficer(before, officer) },
    events: [...ended.events, event],
  };
}
