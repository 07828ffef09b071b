import type { Envelope } from '@haoban/contracts/envelope';
import { prepareHistory, type HistoryPlan } from './history-plan.ts';
import { playHallDay } from './history-day.ts';
import { referenceSubjects } from './reference-subjects.ts';

/**
 * The history of a profile subject by subject: all events of a case, a ticket, a booking, an order, a review or a piece of reference
 * data together, in order of time. Reference data come first, in part 1 alone; then day after day, hall after hall, in
 * constant memory. A function of the plan: the same plan gives the same bytes, and a day's subjects do not depend on which
 * other days or parts are played, except that nothing at or after the end is told. Throws a RangeError for a plan that makes no sense.
 */
export function* simulateHistory(plan: HistoryPlan): Generator<readonly Envelope[]> {
  const history = prepareHistory(plan);
  const { part, halls } = history;
  if (part.index === 1) yield* referenceSubjects(history);
  let turn = 0;
  for (let day = history.firstDay; day < history.endDay; day++) {
    for (const hall of halls) {
      turn += 1;
      if (turn % part.of === part.index % part.of) yield* playHallDay(history, hall, day);
    }
  }
}

/** The same event by event. */
export function* historyEvents(plan: HistoryPlan): Generator<Envelope> {
  for (const subject of simulateHistory(plan)) yield* subject;
}
