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
import { allSaid, lastSaid, type History, type Said } from './histories.ts';
import type { Reference } from './reference.ts';
import { standstillOf } from './standstills.ts';

/** A clock of a case at its decision, or at the moment asked for; amount and elapsed in its own basis. */
export type ClockFact = {
  basis: Basis;
  amount: number;
  elapsed: number;
  due: number | null;
  past: boolean;
  ahead: boolean;
};

/** How a case stands; days are local days since 1970-01-01. */
export type CaseFact = {
  region: string;
  org: string;
  channel: string;
  kind: string;
  dayOf: (atMs: number) => number;
  filedMs: number | undefined;
  acceptedMs: number | undefined;
  /** The standing end; `outcome` only of a decision. */
  end: { atMs: number; outcome?: string } | undefined;
  promised: ClockFact | undefined;
  statutory: ClockFact | undefined;
  basis: Basis | undefined;
  elapsed: number | undefined;
  meetings: number;
  delivered: boolean;
};

const endings = [
  'case.decided.v1',
  'case.withdrawn.v1',
  'case.refused.v1',
  'case.not_required.v1',
  'case.abandoned.v1',
];

/** Contracts 3: the first terminal event after the last re-opening; none when the case is open. */
function standingEnd(history: History): CaseFact['end'] {
  const reopened = history.findLastIndex(({ type }) => type === 'case.reopened.v1');
  const end = history.slice(reopened + 1).find(({ type }) => endings.includes(type));
  if (end === undefined) return undefined;
  const decision = allSaid([end], 'case.decided.v1')[0];
  return {
    atMs: Date.parse(end.time),
    ...(decision === undefined ? {} : { outcome: decision.data.outcome }),
  };
}

/** What was granted to a clock, each extension as it was said last. */
const addedTo = (history: History, clock: 'statutory' | 'promised'): Added[] => {
  const granted = new Map(
    allSaid(history, 'extension.granted.v1').map((said) => [said.data.extensionId, said]),
  );
  return [...granted.values()].flatMap(({ data: { clocks, days, kind }, atMs }) =>
    clocks.includes(clock) ? [{ atMs, days, kind }] : [],
  );
};

type Clocks = Pick<CaseFact, 'promised' | 'statutory' | 'basis' | 'elapsed'>;
const noClocks: Clocks = { promised: undefined, statutory: undefined, basis: undefined, elapsed: undefined };

function clocksOf(
  history: History,
  { data, atMs: acceptedMs, event: place }: Said<'case.accepted.v1'>,
  endMs: number,
  dayOf: CaseFact['dayOf'],
  reference: Reference,
): Clocks {
  const day0 = Math.round(Date.parse(data.day0) / 86_400_000);
  const calendar = data.calendarId === 'none' ? undefined : reference.calendarOf(data.calendarId);
  const hall = lastSaid(history, 'case.submitted.v1')?.data.hall ?? '';
  const isOpenAt = reference.openingOf(data.calendarId, hall, place);
  const shared = { calendar, day0, acceptedMs, dayOf, isOpenAt };
  const clock = (term: Term | undefined, name: 'statutory' | 'promised'): ClockFact | undefined => {
    if (term === undefined) return undefined;
    const run: Run = {
      ...shared,
      term,
      standstill: standstillOf(history, name, dayOf),
      added: addedTo(history, name),
    };
    const basis = basisOf(term);
    const due = dueOf(run);
    return {
      basis,
      amount: amountOf(run),
      elapsed: elapsed(run, basis, endMs),
      due: due?.day ?? null,
      past: isPast(run, due, endMs),
      ahead: isAhead(run, due, endMs),
    };
  };
  const promised = clock(data.item.promised, 'promised');
  const statutory = clock(data.item.statutory, 'statutory');
  const basis = promised?.basis ?? statutory?.basis;
  const standstill = standstillOf(history, 'promised', dayOf);
  return {
    promised,
    statutory,
    basis,
    elapsed: basis === undefined ? undefined : elapsed({ ...shared, standstill, added: [] }, basis, endMs),
  };
}

// One meeting a local date and hall, of the applicant in person; survey and kiosk are none.
function meetingsOf(history: History, dayOf: CaseFact['dayOf']): number {
  const meetings = allSaid(history, 'visit.recorded.v1').filter(
    ({ data }) => data.by === 'applicant' && (data.kind === 'window' || data.kind === 'pickup'),
  );
  return new Set(meetings.map(({ data, atMs }) => `${dayOf(atMs)} ${data.hall}`)).size;
}

type Dimensions = Pick<CaseFact, 'org' | 'channel' | 'kind'>;

/** Contracts 3, case dimensions; what nobody said is empty. */
function dimensionsOf(history: History): Dimensions {
  const submitted = lastSaid(history, 'case.submitted.v1')?.data;
  const item = lastSaid(history, 'case.accepted.v1')?.data.item;
  const moved = lastSaid(history, 'case.transferred.v1')?.data.toOrg;
  return {
    org: moved ?? item?.org ?? submitted?.org ?? '',
    channel: submitted?.channel ?? '',
    kind: item?.kind ?? '',
  };
}

/** The case of a history, or undefined when it is a ticket's. */
export function caseOf(history: History, asOf: string, reference: Reference): CaseFact | undefined {
  const submitted = lastSaid(history, 'case.submitted.v1');
  const accepted = lastSaid(history, 'case.accepted.v1');
  const place = (accepted ?? submitted)?.event ?? history[0];
  if (place === undefined || place.type.startsWith('ticket.')) return undefined;
  const dayOf = (atMs: number) => reference.dayOf(atMs, place.region, place.zone);
  const end = standingEnd(history);
  const endMs = end?.atMs ?? Date.parse(asOf);
  return {
    region: place.region,
    ...dimensionsOf(history),
    dayOf,
    filedMs: submitted?.atMs,
    acceptedMs: accepted?.atMs,
    end,
    ...(accepted === undefined ? noClocks : clocksOf(history, accepted, endMs, dayOf, reference)),
    meetings: meetingsOf(history, dayOf),
    delivered: history.some(({ type }) => type === 'delivery.completed.v1'),
  };
}
