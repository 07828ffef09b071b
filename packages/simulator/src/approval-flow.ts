import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Term } from '@haoban/contracts/terms';
import { dueDay } from '@haoban/sla-clock/due';
import { elapsedDays } from '@haoban/sla-clock/elapsed';
import { formatDate } from '@haoban/sla-clock/local-date';
import { mergeSuspensions } from '@haoban/sla-clock/suspensions';
import type { Draft } from './draft.ts';
import type { Filing } from './filings.ts';
import { officerOf, type Acceptance } from './intake-flow.ts';
import { hourMs } from './office-time.ts';
import type { Weighted } from './random.ts';
import type { Setting } from './setting.ts';
import { runStages, type Suspension } from './stage-flow.ts';
import { clerkOf } from './ticket-flow.ts';

type Judgement = NonNullable<EventData<'case.decided.v1'>['judgement']>;

/** A decision, and whose it was. */
export type Decided = { atMs: number; outcome: 'granted' | 'denied'; officer: string };

/** Share of its promise that a case takes: most are early, some on the last day, a few late. */
const paces: readonly Weighted<readonly [from: number, to: number]>[] = [
  [[0.1, 0.5], 55],
  [[0.5, 0.8], 33],
  [[0.8, 1], 8],
  [[1.3, 2], 4],
];
/** Ways in which an accepted case ends without a decision. */
const stops: readonly Weighted<'withdrawn' | 'stuck' | undefined>[] = [
  ['withdrawn', 5],
  ['stuck', 12],
  [undefined, 983],
];

/** An accepted case through its stages to the decision; undefined when it is withdrawn or stays open. */
export function* approvalFlow(
  setting: Setting,
  filing: Filing,
  accepted: Acceptance,
): Generator<Draft, Decided | undefined> {
  const { item, draws } = filing;
  if (item.kind === 'immediate')
    return yield* decision(setting, filing, accepted, onTheSpot(setting, filing, accepted), []);

  const [from, to] = draws.pick('pace range', paces);
  const run = runStages(setting.office, filing, accepted.atMs, draws.between('pace', from, to));
  const stop = draws.pick('stop', stops);
  if (stop === undefined) {
    yield* run.drafts;
    const atMs = setting.office.later(run.finishedAtMs, 0, 0.02 * draws.fraction('decision'));
    return yield* decision(setting, filing, accepted, atMs, run.suspensions);
  }
  const share = draws.between('stop share', 0.2, 0.8);
  const atMs = setting.office.later(accepted.atMs + share * (run.finishedAtMs - accepted.atMs), 0, 0);
  yield* run.drafts.filter((draft) => draft.atMs < atMs);
  if (stop === 'withdrawn') {
    const says = { source: 'approval', subject: filing.caseId, atMs } as const;
    yield { ...says, type: 'case.withdrawn.v1', data: { reason: '申请人撤回申请' } };
  }
  return undefined;
}

// While the applicant is at the window, else within the hour; one in a hundred waits for the next working day.
function onTheSpot({ office }: Setting, { desk, draws }: Filing, accepted: Acceptance): number {
  if (draws.chance('next day', 0.01))
    return office.later(accepted.atMs, 1, 0.3 * draws.fraction('next day time'));
  if (desk !== undefined && accepted.atDesk) return Math.floor((accepted.atMs + desk.servedAtMs) / 2);
  const lastMs = office.sessions(office.dayOf(accepted.atMs)).at(-1)?.closesMs ?? accepted.atMs;
  const laterMs = Math.floor(accepted.atMs + draws.fraction('decision') * hourMs);
  return laterMs < lastMs ? office.later(laterMs, 0, 0) : Math.floor((accepted.atMs + lastMs) / 2);
}

function* decision(
  setting: Setting,
  filing: Filing,
  accepted: Acceptance,
  atMs: number,
  suspensions: readonly Suspension[],
): Generator<Draft, Decided> {
  const { caseId, item, draws, desk } = filing;
  const says = { source: 'approval', subject: caseId, atMs } as const;
  const denied = draws.chance('denied', item.kind === 'immediate' ? 0.003 : 0.02);
  const outcome = denied ? 'denied' : 'granted';
  const atDesk = desk !== undefined && atMs <= desk.servedAtMs;
  const officer = atDesk ? clerkOf(setting, desk.window) : officerOf(item.org, draws);
  const judge = (term: Term | undefined, clock: 'statutory' | 'promised') =>
    verdict(
      setting,
      term,
      accepted.atMs,
      atMs,
      suspensions.filter((one) => one.stops.includes(clock)),
    );
  const statutory = judge(item.statutory, 'statutory');
  const promised = judge(item.promised, 'promised');
  yield {
    ...says,
    type: 'case.decided.v1',
    data: {
      outcome,
      ...(denied ? { reason: '不符合法定条件' } : {}),
      officer,
      calendar: `${setting.calendar.id}@${setting.calendar.version}`,
      judgement: {
        ...(statutory === undefined ? {} : { statutory }),
        ...(promised === undefined ? {} : { promised }),
      },
    },
  };
  if (denied) yield { ...says, type: 'document.issued.v1', data: { kind: 'denial', number: `${caseId}-r1` } };
  return { atMs, outcome, officer };
}

/** What a clock of a decided case says, by the SLA clock; undefined without a term in days. */
export function verdict(
  { calendar, office }: Pick<Setting, 'calendar' | 'office'>,
  term: Term | undefined,
  acceptedAtMs: number,
  decidedAtMs: number,
  suspensions: readonly Suspension[],
): Judgement['promised'] {
  if (term === undefined || !('unit' in term) || term.unit === 'WH') return undefined;
  const { unit, n = 0 } = term;
  const day0 = office.dayOf(acceptedAtMs);
  const end = office.dayOf(decidedAtMs);
  const removed = mergeSuspensions(
    suspensions.map(({ startMs, endMs }) => ({ after: office.dayOf(startMs), upTo: office.dayOf(endMs) })),
  );
  const due = dueDay(calendar, { unit, n }, day0, removed);
  return {
    due: due === null ? null : formatDate(due),
    elapsedDays: elapsedDays(calendar, unit, day0, end, removed),
    onTime: due === null || end <= due,
  };
}
