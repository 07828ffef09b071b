import type { Case, CaseRefusal } from './case.ts';
import { licenceStatus } from './licence.ts';
import type { World } from './world.ts';

/** The number of what the decision owes the applicant: the licence, or by option the paper that refuses. */
export function owedDocument(
  { decision, licences, denial }: Case,
  { deliverRefusals }: Pick<World, 'deliverRefusals'>,
): { readonly number: string } | { readonly refusal: CaseRefusal } {
  if (decision === undefined) return { refusal: 'not_granted' };
  if (decision.revokedAt !== undefined) return { refusal: 'decision_revoked' };
  if (decision.outcome === 'denied' && deliverRefusals)
    return denial === undefined ? { refusal: 'filing_unknown' } : { number: denial };
  if (decision.outcome !== 'granted' && decision.outcome !== 'granted_tolerance')
    return { refusal: 'not_granted' };
  const licence = licences.at(-1);
  if (licence === undefined || licence.grantedAt !== decision.at) return { refusal: 'filing_unknown' };
  return licenceStatus(licence) === 'revoked' ? { refusal: 'licence_revoked' } : { number: licence.number };
}
