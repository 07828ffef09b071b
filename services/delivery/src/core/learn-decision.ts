import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { isGranted, type Case } from './case.ts';
import { endLicence, issueLicence } from './issue-licence.ts';
import { licenceStatus } from './licence.ts';
import { nothingOwed } from './settle-deliveries.ts';

type Learnt = Decision<Case, never>;
type Decided = Pick<EventData<'case.decided.v1'>, 'outcome'> & {
  readonly decidedAt: string;
  /** The option: what refuses is delivered too. */
  readonly deliverRefusals: boolean;
};

/**
 * Learns the decision that stands: the licence of the one before ends, a grant has its own, and the clock of its
 * delivery starts (行政许可法 art. 44). `at` is now (ISO).
 */
export function learnDecision(before: Case, decided: Decided, at: string): Learnt {
  const { outcome, decidedAt, deliverRefusals } = decided;
  const ended = endLicence(before, { at, category: 'replaced', reason: '案件重新办理，由新的决定取代' });
  const { denial: _denial, ...settled } = nothingOwed(ended.state);
  const known: Case = { ...settled, decision: { outcome, at: decidedAt } };
  const owed = isGranted(known) || (outcome === 'denied' && deliverRefusals);
  const state: Case = owed ? { ...known, clock: { from: decidedAt }, unrequested: true } : known;
  const issued = issueLicence(state, at);
  return { state: issued.state, events: [...ended.events, ...issued.events] };
}

/** Forgets the decision of a case that is open again: its licence can't be relied on until it is decided anew. */
export function learnReopening(before: Case, at: string): Learnt {
  const { decision: _decision, clock: _clock, ...rest } = before;
  const state: Case = { ...rest, unrequested: false };
  const last = state.licences.at(-1);
  if (last === undefined || licenceStatus(last) === 'revoked') return { state, events: [] };
  return {
    state: { ...state, licences: [...state.licences.slice(0, -1), { ...last, suspendedAt: at }] },
    events: [],
  };
}

/** A decision that was revoked takes its licence with it. */
export function learnRevocation(before: Case, reason: string, at: string): Learnt {
  const { state, events } = endLicence(before, { at, category: 'decision_revoked', reason });
  const { decision } = state;
  const revoked = decision === undefined ? state : { ...state, decision: { ...decision, revokedAt: at } };
  return { state: nothingOwed(revoked), events };
}

/** A case that was opened again and taken back leaves nothing that its licence could rest on. */
export function learnWithdrawal(before: Case, at: string): Learnt {
  const reason = '案件重新办理期间，申请人撤回申请';
  const { state, events } = endLicence(before, { at, category: 'decision_revoked', reason });
  return { state: nothingOwed(state), events };
}
