import type { Decision } from '@haoban/contracts/decision';
import { mayActFor, orgOf, withOfficer, type Actor, type Case, type CaseRefusal } from './case.ts';

/** Ends an accepted case because its applicant took it back, whatever stage or suspension is under way. */
export function withdrawCase(
  before: Case,
  { at, actor, reason }: { at: string; actor: Actor; reason: string },
): Decision<Case, CaseRefusal> {
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  if (!mayActFor(actor, orgOf(before))) return { refusal: 'org_denied' };
  return {
    state: {
      ...before,
      status: 'withdrawn',
      endedAt: at,
      reason,
      officers: withOfficer(before, actor.id),
    },
    events: [{ type: 'case.withdrawn.v1', time: at, data: { reason } }],
  };
}
