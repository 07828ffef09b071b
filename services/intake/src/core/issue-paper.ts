import type { NewEvent } from '@haoban/contracts/decision';
import type { Case, Paper } from './case.ts';

const prefixes = { receipt: 'SJ', acceptance: 'SL', correction: 'BZ', refusal: 'BS' } as const;

/** Kinds of papers that intake issues: 收件凭证, 受理通知书, 一次性告知书, 不予受理决定书. */
export type IntakePaper = keyof typeof prefixes;

/** The number of a case's next paper of a kind: prefix, case number, and a counter of that kind. */
function paperNumber({ caseId, papers }: Pick<Case, 'caseId' | 'papers'>, kind: IntakePaper): string {
  const before = papers.filter((paper) => paper.kind === kind).length;
  return `${prefixes[kind]}-${caseId}-${String(before + 1).padStart(2, '0')}`;
}

/** Issues a paper at an instant (ISO): the case that knows of it, and what to say. */
export function issuePaper(
  before: Case,
  kind: IntakePaper,
  at: string,
): { state: Case; event: NewEvent; paper: Paper } {
  const data = { kind, number: paperNumber(before, kind) };
  const paper = { ...data, at };
  return {
    paper,
    state: { ...before, papers: [...before.papers, paper] },
    event: { type: 'document.issued.v1', time: at, data },
  };
}
