import type { Case } from './case.ts';
import { clockLamps } from './clock-lamps.ts';
import type { Days } from './judge-case.ts';
import { lampWakes } from './raise-light.ts';
import { suspensionLamps } from './suspension-lamps.ts';
import type { Wake } from './wake.ts';

// Whatever is true before this instant was said before it: time passes first, whoever acts.
const latestFact = (state: Case): string => {
  const instants = [
    state.acceptedAt,
    state.reopenedAt,
    state.calendarSince,
    ...[...Object.values(state.runs), ...state.pastRuns].flatMap((run) => [run.startedAt, run.completedAt]),
    ...state.suspensions.map(({ endedAt }) => endedAt),
    ...state.extensions.map(({ approvedAt }) => approvedAt),
  ].flatMap((instant) => (instant === undefined ? [] : [Date.parse(instant)]));
  return new Date(Math.max(...instants)).toISOString();
};

/** The lights that will go on while nothing ends: of the case, its active stages and its suspensions. */
export const lightWakes = (state: Case, days: Days): Wake[] =>
  state.status === 'open'
    ? lampWakes<Case>(state, state.caseId, latestFact(state), [
        ...suspensionLamps(state, days),
        ...clockLamps(state, days),
      ])
    : [];
