import { ProblemError } from '@haoban/service-kit/problems';
import { isBlocked } from '../core/credit.ts';
import type { Deps } from './deps.ts';
import type { FileCaseBody } from './file-case-body.ts';

/** Takes no further promise from whoever broke one. Throws `commitment_blocked`; nothing is kept of the applicant. */
export async function requireCredit(
  { stores }: Deps,
  { applicant, materials }: Pick<FileCaseBody, 'applicant' | 'materials'>,
): Promise<void> {
  if (materials.every(({ source }) => source !== 'late' && source !== 'committed')) return;
  const credit = await stores.credits.load(stores.vault.referenceOf(applicant));
  if (isBlocked(credit?.state)) throw new ProblemError('commitment_blocked');
}
