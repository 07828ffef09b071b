import type { Decision } from '@haoban/contracts/decision';
import { newSubject, withOfficer } from './hear-moment.ts';
import type { Subject } from './subject.ts';

/** Somebody who had a part in a case. */
export type HeardOfficer = {
  readonly subject: string;
  readonly region: string;
  readonly officer: string | undefined;
};

/** Notes who had a part in a case: who handled it never rates it for others, nor decides about its ratings. */
export function hearOfficer(
  before: Subject | undefined,
  { subject, region, officer }: HeardOfficer,
): Decision<Subject, 'nothing_new'> {
  const known = before ?? newSubject(subject, region);
  const officers = withOfficer(known.officers, officer);
  if (officers === known.officers) return { refusal: 'nothing_new' };
  return { state: { ...known, officers }, events: [] };
}
