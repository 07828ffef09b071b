import type { Term } from '@haoban/contracts/terms';
import {
  amountOf,
  basisOf,
  dueOf,
  elapsed,
  isAhead,
  isPast,
  type Added,
  type Basis,
  type Run,
} from './day-by-day.ts';
import { allSaid, lastByKey, lastSaid, type History, type Said } from './histories.ts';
import type { Reference } from './reference.ts';
import { standstillOf, type ClockName } from './standstills.ts';

/** A clock of a case at its decision, or at the moment asked for; amounts in its own basis. */
export type ClockFact = {
  basis: Basis;
  amount: number;
  elapsed: number;
  /** What would have passed and stood still. */
  removed: number;
  due: number | null;
  past: boolean;
  ahead: boolean;
};

/** Both clocks; `basis` and `elapsed` are those of the case (A). `clock` has what any other count needs. */
export type CaseClocks = {
  promised: ClockFact | undefined;
  statutory: ClockFact | undefined;
  basis: Basis | undefined;
  elapsed: number | undefined;
  clock: Omit<Run, 'term' | 'standstill' | 'added'> | undefined;
  promise: Run | undefined;
  /** Whether a moment, of a case that is open then, comes after what a clock allows. */
  isPast: (name: ClockName, atMs: number) => boolean;
};

/** Of a case that was not accepted. */
export const noClocks: CaseClocks = {
  promised: undefined,
  statutory: undefined,
  basis: undefined,
  elapsed: undefined,
  clock: undefined,
  promise: undefined,
  isPast: () => false,
};

/** What was granted to a clock, each extension as it was said last. */
const addedTo = (history: History, clock: ClockName): Added[] =>
  [...lastByKey(history, 'extension.granted.v1', ({ extensionId }) => extensionId).values()].flatMap(
    ({ data: { clocks, days, kind }, atMs }) => (clocks.includes(clock) ? [{ atMs, days, kind }] : []),
  );

const never = { ofDay: () => false, ofMoment: () => false, settledDay: 0, settledMs: 0 };

function judged(run: Run, endMs: number): ClockFact {
  const basis = basisOf(run.term);
  const due = dueOf(run);
  const passed = elapsed(run, basis, endMs);
  return {
    basis,
    amount: amountOf(run),
    elapsed: passed,
    removed: elapsed({ ...run, standstill: never }, basis, endMs) - passed,
    due: due?.day ?? null,
    past: isPast(run, due, endMs),
    ahead: isAhead(run, due, endMs),
  };
}

/** The clocks of an accepted case, counted up to `endMs`. */
export function clocksOf(
  history: History,
  { data, atMs: acceptedMs, event: place }: Said<'case.accepted.v1'>,
  endMs: number,
  dayOf: (atMs: number) => number,
  reference: Reference,
): CaseClocks {
  const day0 = Math.round(Date.parse(data.day0) / 86_400_000);
  const calendar = data.calendarId === 'none' ? undefined : reference.calendarOf(data.calendarId);
  const hall = lastSaid(history, 'case.submitted.v1')?.data.hall ?? '';
  const isOpenAt = reference.openingOf(data.calendarId, hall, place);
  const clock = { calendar, day0, acceptedMs, dayOf, isOpenAt };
  const runOf = (term: Term | undefined, name: ClockName): Run | undefined =>
    term && { ...clock, term, standstill: standstillOf(history, name, dayOf), added: addedTo(history, name) };
  const promise = runOf(data.item.promised, 'promised');
  const statute = runOf(data.item.statutory, 'statutory');
  const promised = promise && judged(promise, endMs);
  const statutory = statute && judged(statute, endMs);
  const basis = promised?.basis ?? statutory?.basis;
  const standstill = standstillOf(history, 'promised', dayOf);
  return {
    promised,
    statutory,
    basis,
    elapsed: basis && elapsed({ ...clock, standstill, added: [] }, basis, endMs),
    clock,
    promise,
    isPast: (name, atMs) => {
      const run = name === 'promised' ? promise : statute;
      return run !== undefined && isPast(run, dueOf(run), atMs);
    },
  };
}

/** What the standing decision's own verdict said of a clock, where it says something. */
export type Verdict = { due: number | null; elapsed: number; past: boolean };

/** The verdicts stored at the decision of an end event, by clock. */
export function verdictsOf(end: History): Partial<Record<ClockName, Verdict>> {
  const judgement = allSaid(end, 'case.decided.v1')[0]?.data.judgement;
  const of = (name: ClockName): Partial<Record<ClockName, Verdict>> => {
    const said = judgement?.[name];
    if (said === undefined || said.onTime === null) return {};
    const due = said.due === null ? null : Math.round(Date.parse(said.due.slice(0, 10)) / 86_400_000);
    return { [name]: { due, elapsed: said.elapsedDays, past: !said.onTime } };
  };
  return { ...of('promised'), ...of('statutory') };
}
