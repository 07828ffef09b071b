import type { EventData } from '@haoban/contracts/events/catalogue';
import { rungsOf } from '@haoban/sla-clock/lights';
import { reviewFrom, type Review } from '@haoban/sla-clock/review';
import { accepted } from './acceptance.ts';
import { allowedOf, awaitedMaterials } from './awaited-materials.ts';
import type { Case, Light } from './case.ts';
import type { Wake } from './wake.ts';
import type { World } from './world.ts';

const clock = 'review';
const term = { unit: 'WD', n: 5 } as const;

/**
 * What becomes of a filing that is neither accepted nor asked for correction (行政许可法 art. 32): a light before the
 * review is due, deemed acceptance at 00:00 of the day after. Nothing without a calendar that knows the dates.
 */
export function reviewWakes(state: Case, world: World): Wake[] {
  const { calendar, hours, area } = world;
  if (state.status !== 'submitted' || calendar === undefined) return [];
  const { zone } = area;
  const review = reviewFrom(calendar, zone, state.receivedAt);
  const { due, provisional, deemedAt } = review;
  const warnings = rungsOf({ clock, due, provisional, term, calendar, hours, zone })
    .filter(({ level }) => level === 'warn')
    .filter(() => state.lights.every(({ lightId }) => lightId !== lightIdOf(state, due, 'warn')))
    .map(({ at }): Wake => ({ at, happen: (before) => warn(before, due, at) }));
  if (provisional) return warnings;
  return [...warnings, { at: deemedAt, happen: (before) => deem(before, world, review) }];
}

const lightIdOf = ({ caseId }: Case, due: string, level: Light['level']): string =>
  `${caseId}-review-${due}-${level}`;

function raise(before: Case, due: string, level: Light['level'], at: string) {
  const data: EventData<'light.raised.v1'> = {
    lightId: lightIdOf(before, due, level),
    clock,
    org: before.org,
    level,
    due,
  };
  return {
    state: { ...before, lights: [...before.lights, { ...data, raisedAt: at }] },
    event: { type: 'light.raised.v1', time: at, data } as const,
  };
}

function warn(before: Case, due: string, at: string): ReturnType<Wake['happen']> {
  const { state, event } = raise(before, due, 'warn', at);
  return { state, events: [event] };
}

// The clocks count from the receipt, in the past: the applicant must not lose what the hall overslept.
function deem(before: Case, { item, area }: World, review: Review): ReturnType<Wake['happen']> {
  const { due, deemedAt: at, day0 } = review;
  const violationId = `${before.caseId}-late-review-${due}`;
  const raised = raise(before, due, 'red', at);
  const awaited = allowedOf(item, awaitedMaterials(before));
  const { state, events } = accepted(raised.state, { at, day0, item, area, awaited });
  const violation = { violationId, kind: 'late_review', clock, org: before.org } as const;
  return {
    state,
    events: [{ type: 'violation.recorded.v1', time: at, data: violation }, raised.event, ...events],
  };
}
