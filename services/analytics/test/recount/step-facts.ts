import { allSaid, byOrderKey, lastByKey, type History } from './histories.ts';
import { closedDay, type CaseFact, type Dims } from './case-facts.ts';
import { dueOf, elapsed } from './day-by-day.ts';
import { dayNumber, workdayAfter, workdaysBetween } from './local-time.ts';
import type { Reference } from './reference.ts';
import { suspensionsOf, type Suspension } from './standstills.ts';

/** A suspension on the day it started; `late` where a promise in days tells. */
export type SuspensionFact = { dims: Dims; day: number; late: boolean | undefined; unfounded: boolean };

// Started when at most a fifth of the promised days was left; the term as it stood then.
function startedLate({ promise, promised }: CaseFact, { fromMs }: Suspension): boolean | undefined {
  if (promise === undefined || promised === undefined) return undefined;
  if (promised.basis !== 'wd' && promised.basis !== 'nd') return undefined;
  const added = promise.added.filter(({ atMs }) => atMs < fromMs);
  const passed = elapsed(promise, promised.basis, fromMs);
  const left = promised.amount + grantedIn({ ...promise, added }) - passed;
  return left <= Math.ceil(promised.amount / 5);
}

// Extensions that were granted in time: the length of the term with them, less its own.
function grantedIn(run: Parameters<typeof dueOf>[0]): number {
  let granted = 0;
  const used = new Set<string>();
  const sorted = run.added.toSorted((a, b) => a.atMs - b.atMs);
  for (const [index, { atMs, days, kind }] of sorted.entries()) {
    const due = dueOf({ ...run, added: sorted.slice(0, index) });
    if (used.has(kind) || days > (kind === 'A' ? 10 : 15)) continue;
    if (due !== null && run.dayOf(atMs) > due.day) continue;
    used.add(kind);
    granted += days;
  }
  return granted;
}

/** Every suspension of a case. */
export const suspensionFactsOf = (fact: CaseFact): SuspensionFact[] =>
  suspensionsOf(fact.history).map((one) => ({
    dims: { ...fact.dims, reason: one.reason },
    day: fact.dayOf(one.fromMs),
    late: startedLate(fact, one),
    unfounded: !one.notice && !one.basis,
  }));

/** What was promised to be brought or kept, and how it went. */
export type CommitmentFact = {
  dims: Dims;
  due: number;
  state: 'kept' | 'broken' | undefined;
  /** Due after the date of the moment asked for. */
  ahead: boolean;
};

const commitmentId = (data: { commitmentId: string }): string => data.commitmentId;

/** Every commitment of a case, as it was said last; what nobody announced is known by how it went. */
export function commitmentsOf({ history, dims, dayOf }: CaseFact, asOf: string): CommitmentFact[] {
  const kept = lastByKey(history, 'commitment.kept.v1', commitmentId);
  const broken = lastByKey(history, 'commitment.broken.v1', commitmentId);
  const said = new Map([...kept, ...broken, ...lastByKey(history, 'commitment.due.v1', commitmentId)]);
  return [...said].map(([id, { data }]) => {
    const due = dayNumber(data.due.slice(0, 10));
    const last = [kept.get(id), broken.get(id)]
      .filter((one) => one !== undefined)
      .toSorted((a, b) => byOrderKey(a.event, b.event))
      .at(-1);
    const state = last === undefined ? undefined : last === kept.get(id) ? 'kept' : 'broken';
    return { dims, due, state, ahead: due > dayOf(Date.parse(asOf)) };
  });
}

/** A completed delivery; `days` are working days since the decision, where it came after one. */
export type DeliveryFact = {
  dims: Dims;
  day: number;
  courier: boolean;
  licences: number;
  savedCents: number;
  days: number | undefined;
};

// The decision that stood at a moment: a re-opening in between asks for one of its own.
function decidedBefore(history: History, atMs: number): number | undefined {
  const known = history.filter(({ time }) => Date.parse(time) <= atMs);
  const last = known.findLastIndex(({ type }) => type === 'case.decided.v1');
  const opened = known.slice(0, Math.max(0, last)).findLastIndex(({ type }) => type === 'case.reopened.v1');
  const first = known.slice(opened + 1).find(({ type }) => type === 'case.decided.v1');
  return first && Date.parse(first.time);
}

/** Every completed delivery of a case. */
export function deliveriesOf({ dayOf, history, dims, workdays, region }: CaseFact, reference: Reference) {
  const completed = lastByKey(history, 'delivery.completed.v1', ({ deliveryId }) => deliveryId);
  return [...completed.values()].map(({ data: { method, documents }, atMs }): DeliveryFact => {
    const day = dayOf(atMs);
    const decidedMs = decidedBefore(history, atMs);
    const days =
      decidedMs === undefined || workdays === undefined
        ? undefined
        : workdaysBetween(workdays, dayOf(decidedMs), day);
    return {
      dims: { ...dims, method },
      day,
      courier: method === 'courier',
      licences: method === 'e_licence' ? documents.length : 0,
      savedCents: method === 'courier' ? reference.tripCents(region) : 0,
      days,
    };
  });
}

/** The delivery clock of a standing grant that was asked to be delivered: ten working days from the decision. */
export type HandoverFact = { dims: Dims; due: number; completed: number | undefined; ahead: boolean };

const deliveryDays = 10;

/** The hand-over of a case, where one is owed. */
export function handoversOf(fact: CaseFact, asOf: string): HandoverFact[] {
  const { history, end, dayOf, workdays, dims } = fact;
  const decided = closedDay(fact);
  const isGrant = end?.outcome === 'granted' || end?.outcome === 'granted_tolerance';
  if (decided === undefined || !isGrant || workdays === undefined) return [];
  // What was asked for and handed over before a re-opening belongs to a decision that stands no more.
  const standing = history.slice(history.findLastIndex(({ type }) => type === 'case.reopened.v1') + 1);
  if (!standing.some(({ type }) => type === 'delivery.requested.v1')) return [];
  const due = workdayAfter(workdays, decided, deliveryDays);
  const [first] = allSaid(standing, 'delivery.completed.v1');
  const completed = first === undefined ? undefined : dayOf(first.atMs);
  return [{ dims, due, completed, ahead: dayOf(Date.parse(asOf)) <= due }];
}
