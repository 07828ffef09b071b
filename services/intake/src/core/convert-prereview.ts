import type { Decision } from '@haoban/contracts/decision';
import { acceptCase } from './accept-case.ts';
import type { Case, CaseRefusal } from './case.ts';
import { fileCase } from './file-case.ts';
import type { Conversion, Prereview, PrereviewRefusal } from './prereview.ts';

/** Settles which case a pre-review becomes; `wakesAt` (ISO) is when a sweep files it if nobody has until then. */
export const startConversion = (before: Prereview, conversion: Conversion, wakesAt: string): Prereview => ({
  ...before,
  status: 'converting',
  conversion,
  wakesAt,
});

/** Files and accepts the case in one step, at the instant at which nothing was awaited any more: its clocks start then. */
export function openConverted(
  before: Case | undefined,
  { region, account, visitId, filedAt, submission, arrivals, officer }: Prereview,
  { caseId, queryCodeHash, at, item, area }: Conversion,
): Decision<Case, CaseRefusal | 'number_taken'> {
  const materials = [
    ...submission.materials,
    ...arrivals.map(({ material }) => ({ code: material, source: 'upload' as const })),
  ];
  const filed = fileCase(before, {
    caseId,
    region,
    at,
    account,
    queryCodeHash,
    visitId,
    submission: { ...submission, itemVersion: item.version, org: item.org, materials },
  });
  if ('refusal' in filed) return filed;
  const accepted = acceptCase(filed.state, { at, officer: officer ?? account, item, area, blocked: false });
  if ('refusal' in accepted) return accepted;
  // nobody came a second time: the visit is the one of the pre-review
  const events = filed.events.map((event) =>
    event.type === 'visit.recorded.v1' ? { ...event, time: filedAt } : event,
  );
  return { state: accepted.state, events: [...events, ...accepted.events] };
}

/** The case is there: the pre-review is over. */
export function endConversion(before: Prereview | undefined): Decision<Prereview, PrereviewRefusal> {
  if (before === undefined) return { refusal: 'prereview_unknown' };
  if (before.status !== 'converting' || before.conversion === undefined) return { refusal: 'wrong_status' };
  const { caseId, at } = before.conversion;
  return {
    state: { ...before, status: 'converted', wakesAt: null },
    events: [{ type: 'prereview.converted.v1', time: at, data: { caseId } }],
  };
}
