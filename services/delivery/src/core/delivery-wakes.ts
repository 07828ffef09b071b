import type { NewEvent } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { judgeClock } from '@haoban/sla-clock/judge';
import { rungsOf, type Rung } from '@haoban/sla-clock/lights';
import { orgOf, type Case, type DeliveryClock } from './case.ts';
import type { Wake } from './wake.ts';
import type { Days, World } from './world.ts';

const clockName = 'delivery';
// 行政许可法 art. 44: ten days from the decision.
const term = { unit: 'WD', n: 10 } as const;

const dueOf = ({ from }: DeliveryClock, { zone }: World, { calendar, hours }: Days) =>
  judgeClock({ calendar, hours, zone, acceptedAt: from, term, suspensions: [], asOf: from });

/**
 * What becomes of a clock that runs: its due date is noted when a calendar first says it and whenever another one moves
 * it; then a light before it, and one when it is missed. Nothing without a calendar.
 */
export function deliveryWakes(state: Case, world: World): Wake[] {
  const { clock } = state;
  const { days } = world;
  if (clock === undefined || clock.endedAt !== undefined || days === undefined) return [];
  const { due, provisional } = dueOf(clock, world, days);
  if (clock.due !== due || clock.provisional !== provisional)
    return [dueWake(clock, days, { due, provisional })];
  const { calendar, hours } = days;
  const since = clock.since ?? clock.from;
  return rungsOf({ clock: clockName, due, provisional, term, calendar, hours, zone: world.zone })
    .filter(({ level }) => !state.lights.some(({ lightId }) => lightId === lightIdOf(state, due, level)))
    .map(({ level, at }) => ({ level, at: at < since ? since : at }))
    .map((rung) => ({ at: rung.at, happen: (before) => raise(before, due, rung) }));
}

type Due = { readonly due: string | null; readonly provisional: boolean };

function dueWake(clock: DeliveryClock, { calendar, publishedAt }: Days, { due, provisional }: Due): Wake {
  const at = clock.from < publishedAt ? publishedAt : clock.from;
  const edition = `${calendar.id}@${calendar.version}`;
  const moved: NewEvent[] =
    clock.due === undefined || clock.due === due
      ? []
      : [
          {
            type: 'clock.moved.v1',
            time: at,
            data: {
              clock: clockName,
              from: clock.due,
              to: due,
              previousCalendar: clock.calendar ?? '',
              calendar: edition,
              ...(provisional ? { provisional } : {}),
            },
          },
        ];
  const known: DeliveryClock = { ...clock, due, provisional, calendar: edition, since: at };
  return { at, happen: (before) => ({ state: { ...before, clock: known }, events: moved }) };
}

const lightIdOf = ({ caseId }: Case, due: string | null, level: Rung['level']): string =>
  `${caseId}-${clockName}-${due}-${level}`;

function raise(before: Case, due: string | null, { level, at }: Rung): ReturnType<Wake['happen']> {
  const data: EventData<'light.raised.v1'> = {
    lightId: lightIdOf(before, due, level),
    clock: clockName,
    org: orgOf(before),
    level,
    due: String(due),
  };
  return {
    state: { ...before, lights: [...before.lights, { ...data, raisedAt: at }] },
    events: [{ type: 'light.raised.v1', time: at, data }],
  };
}
