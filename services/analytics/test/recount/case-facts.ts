import type { Envelope } from '@haoban/contracts/envelope';
import { clocksOf, noClocks, verdictsOf, type CaseClocks, type Verdict } from './case-clocks.ts';
import { allSaid, lastSaid, type History } from './histories.ts';
import type { Workdays } from './local-time.ts';
import type { Reference } from './reference.ts';
import type { ClockName } from './standstills.ts';

/** What a row can be grouped and filtered by. */
export type Dims = Readonly<Record<string, string>>;

/** How a case stands; days are local days since 1970-01-01. */
export type CaseFact = CaseClocks & {
  subject: string;
  history: History;
  region: string;
  dims: Dims;
  dayOf: (atMs: number) => number;
  filedMs: number | undefined;
  acceptedMs: number | undefined;
  /** The standing end; `outcome` only of a decision. */
  end: { type: string; atMs: number; outcome?: string } | undefined;
  /** When counting stops: the end, or the moment asked for. */
  endMs: number;
  verdicts: Partial<Record<ClockName, Verdict>>;
  reopenings: number;
  contradictions: number;
  corrections: number;
  meetings: number;
  /** Trips the item promised at most; unknown while nobody accepted the case. */
  declared: number | undefined;
  /** How the case's first completed delivery went. */
  delivered: string | undefined;
  /** The case's own, or that of its area while nobody accepted it. */
  workdays: Workdays | undefined;
};

const endings = ['decided', 'withdrawn', 'refused', 'not_required', 'abandoned'];
// A rating of one of its nodes tells of a case, too.
const isOfCase = ({ type, data }: Envelope): boolean =>
  /^(case|stage|delivery)\./.test(type) ||
  (type.startsWith('rating.') && /^[123]$/.test(String(data['node'])));
const isEnd = (type: string): boolean => endings.some((name) => type === `case.${name}.v1`);

/** Contracts 3: the first terminal event after the last re-opening; what else ends it there contradicts. */
function endOf(history: History) {
  const reopened = history.findLastIndex(({ type }) => type === 'case.reopened.v1');
  const ends = history.slice(reopened + 1).filter(({ type }) => isEnd(type));
  const [standing] = ends;
  if (standing === undefined) return { said: [], contradictions: 0, end: undefined };
  const decision = allSaid([standing], 'case.decided.v1')[0];
  const end = {
    type: standing.type.split('.')[1] ?? '',
    atMs: Date.parse(standing.time),
    ...(decision === undefined ? {} : { outcome: decision.data.outcome }),
  };
  return { said: [standing], contradictions: ends.length - 1, end };
}

// One meeting a local date and hall, of the applicant in person; survey and kiosk are none.
function meetingsOf(history: History, dayOf: CaseFact['dayOf']): number {
  const meetings = allSaid(history, 'visit.recorded.v1').filter(
    ({ data }) => data.by === 'applicant' && (data.kind === 'window' || data.kind === 'pickup'),
  );
  return new Set(meetings.map(({ data, atMs }) => `${dayOf(atMs)} ${data.hall}`)).size;
}

/** Contracts 3, case dimensions; what nobody said is empty. */
function dimensionsOf(history: History, region: string): Dims {
  const submitted = lastSaid(history, 'case.submitted.v1')?.data;
  const item = lastSaid(history, 'case.accepted.v1')?.data.item;
  const moved = lastSaid(history, 'case.transferred.v1')?.data.toOrg;
  const org = moved ?? item?.org ?? submitted?.org;
  const said: Record<string, unknown> = { ...submitted, ...item };
  const named = (...names: string[]): Dims =>
    Object.fromEntries(names.map((name) => [name, typeof said[name] === 'string' ? said[name] : '']));
  return {
    ...named('kind', 'family', 'projectClass', 'bundleTheme', 'channel', 'agentLevel', 'hall'),
    region,
    org: org ?? '',
    item: item?.code ?? submitted?.itemCode ?? '',
  };
}

/** The case of a history, or undefined when it is something else's. */
export function caseOf(history: History, asOf: string, reference: Reference): CaseFact | undefined {
  const submitted = lastSaid(history, 'case.submitted.v1');
  const accepted = lastSaid(history, 'case.accepted.v1');
  const place = (accepted ?? submitted)?.event ?? history[0];
  if (place === undefined || !history.some(isOfCase)) return undefined;
  const dayOf = (atMs: number) => reference.dayOf(atMs, place);
  const { end, said, contradictions } = endOf(history);
  const endMs = end?.atMs ?? Date.parse(asOf);
  const clocks = accepted === undefined ? noClocks : clocksOf(history, accepted, endMs, dayOf, reference);
  const count = (type: string): number => history.filter((event) => event.type === type).length;
  return {
    ...clocks,
    subject: place.subject,
    history,
    region: place.region,
    dims: dimensionsOf(history, place.region),
    dayOf,
    filedMs: submitted?.atMs,
    acceptedMs: accepted?.atMs,
    end,
    endMs,
    verdicts: verdictsOf(said),
    reopenings: count('case.reopened.v1'),
    contradictions,
    corrections: count('case.correction_requested.v1'),
    meetings: meetingsOf(history, dayOf),
    declared: accepted?.data.item.visitsLimit,
    workdays: accepted === undefined ? reference.calendarAt(place.region) : clocks.clock?.calendar,
    delivered: allSaid(history, 'delivery.completed.v1')[0]?.data.method,
  };
}

/** The local date of the standing decision; undefined unless the case is closed. */
export const closedDay = ({ end, dayOf }: CaseFact): number | undefined =>
  end?.outcome === undefined ? undefined : dayOf(end.atMs);

export const isOpen = ({ acceptedMs, end }: CaseFact): boolean =>
  acceptedMs !== undefined && end === undefined;
