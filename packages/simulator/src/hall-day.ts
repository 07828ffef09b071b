import type { Envelope } from '@haoban/contracts/envelope';
import { arrivals, noShows } from './arrivals.ts';
import { caseFlow } from './case-flow.ts';
import { recorded, type Draft } from './draft.ts';
import { filings } from './filings.ts';
import { settingOf, type HallDayPlan, type Setting } from './setting.ts';
import { missedBooking, ticketFlow } from './ticket-flow.ts';
import { serveVisitors } from './window-queue.ts';

/** The day that the demonstration shows: fixed, so that everybody sees the same figures and a repeated import changes nothing. */
export const demoDay: HallDayPlan = {
  seed: 'haoban',
  date: '2026-10-12',
  hall: '320281-h1',
  visitors: 600,
  dataset: 'sim-demo',
};

// How long the day's cases are followed; what is not done by then stays open.
const followedDays = 21;

/**
 * One hall's day and what became of its cases in the three weeks after: tickets, filings from the windows and from afar, approvals,
 * deliveries, ratings, in order of time. A pure function of the plan; throws a RangeError for an unknown hall or a day off.
 */
export function* simulateHallDay(plan: HallDayPlan): Generator<Envelope> {
  const setting = settingOf(plan);
  yield* recorded([...drafts(setting, plan)], {
    seed: plan.seed,
    dataset: plan.dataset,
    region: setting.county,
    untilMs: setting.office.at(setting.day + followedDays, 0),
  });
}

function* drafts(setting: Setting, { visitors, firstCase = 1 }: HallDayPlan): Generator<Draft> {
  const visits = serveVisitors(setting, arrivals(setting, visitors));
  const filed = filings(setting, visits, visitors, firstCase);
  const casesOf = Map.groupBy(filed, ({ desk }) => desk?.ticketId);
  for (const booking of noShows(setting, visitors)) yield* missedBooking(setting, booking);
  for (const visit of visits) {
    yield* ticketFlow(setting, visit, casesOf.get(visit.ticketId)?.map(({ caseId }) => caseId) ?? []);
  }
  for (const filing of filed) yield* caseFlow(setting, filing);
}
