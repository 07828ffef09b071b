import type { Decision } from '@haoban/contracts/decision';
import { mayActFor, orgOf, withOfficer, type Actor, type Case, type CaseRefusal } from './case.ts';

/** An accepted case goes to another organisation; `known` tells whether that one exists. */
export type TransferCase = {
  readonly at: string;
  readonly actor: Actor;
  readonly toOrg: string;
  readonly known: boolean;
  readonly reason: string;
};

/** Hands the case over with its clocks running on; stages stay with the organisations the item gives them to. */
export function transferCase(before: Case, command: TransferCase): Decision<Case, CaseRefusal> {
  const { at, actor, toOrg, known, reason } = command;
  const fromOrg = orgOf(before);
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  if (!mayActFor(actor, fromOrg)) return { refusal: 'org_denied' };
  if (!known) return { refusal: 'org_unknown' };
  if (toOrg === fromOrg) return { refusal: 'org_same' };
  return {
    state: { ...before, org: toOrg, officers: withOfficer(before, actor.id) },
    events: [{ type: 'case.transferred.v1', time: at, data: { fromOrg: fromOrg ?? '-', toOrg, reason } }],
  };
}
