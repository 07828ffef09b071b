import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { Judgement } from '@haoban/sla-clock/judge';
import { isOpen, mayActFor, type Actor, type Case, type CaseRefusal } from './case.ts';
import { calendarOf, judgeCase, type Days } from './judge-case.ts';
import { isThrough } from './stage-graph.ts';

/** A decision by an officer of the item's organisation, judged by a calendar and a zone. */
export type DecideCase = {
  readonly at: string;
  readonly actor: Actor;
  readonly outcome: 'granted' | 'denied';
  readonly reason?: string;
  readonly days: Days;
};

const verdict = ({ due, elapsedDays, onTime }: Judgement) => ({ due, elapsedDays, onTime });

/** Decides a case whose stages are through; a denial needs its reason and is issued as a document. */
export function decideCase(before: Case, command: DecideCase): Decision<Case, CaseRefusal> {
  const { at, actor, outcome, reason, days } = command;
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  if (!mayActFor(actor, before.item.org)) return { refusal: 'org_denied' };
  if (outcome === 'denied' && reason === undefined) return { refusal: 'reason_missing' };
  if (before.suspensions.some(isOpen)) return { refusal: 'suspension_open' };
  if (!isThrough(before.item, before.runs)) return { refusal: 'stages_open' };

  const why = reason === undefined ? {} : { reason };
  const decisions = before.decisions + 1;
  const state: Case = { ...before, ...why, status: outcome, endedAt: at, decisions };
  const judgement = Object.fromEntries(
    Object.entries(judgeCase(state, days, at)).map(([clock, judged]) => [clock, verdict(judged)]),
  );
  const data = {
    outcome,
    ...why,
    officer: actor.id,
    calendar: calendarOf(state, days),
    ...(Object.keys(judgement).length === 0 ? {} : { judgement }),
  };
  const events: NewEvent[] = [{ type: 'case.decided.v1', time: at, data }];
  if (outcome === 'denied') {
    const number = `BY-${before.caseId}-${String(decisions).padStart(2, '0')}`;
    events.push({ type: 'document.issued.v1', time: at, data: { kind: 'denial', number } });
  }
  return { state, events };
}
