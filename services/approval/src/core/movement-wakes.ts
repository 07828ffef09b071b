import type { NewEvent } from '@haoban/contracts/decision';
import { nextEdition, saidDays, type Edition } from './calendar-edition.ts';
import { activeRun, type Case } from './case.ts';
import { clocksOf, countedTerm, judgeCase, type Days } from './judge-case.ts';
import { judgeStage } from './judge-stage.ts';
import type { Wake } from './wake.ts';

/** When a clock is due (date; instant for working hours; null while held back); `provisional` by an unknown year. */
type ClockDue = {
  readonly clock: string;
  readonly stage?: string;
  readonly due: string | null;
  readonly provisional: boolean;
};

/** A due date under one version of the calendar and under the next. */
export type Movement = Pick<ClockDue, 'clock' | 'stage'> & {
  readonly from: string | null;
  readonly to: string | null;
  readonly provisional: boolean;
};

const unknown = { due: null, provisional: false };

/** The due dates of a case and of its active stages; null without a published calendar. */
function duesOf(state: Case, days: Days): ClockDue[] {
  const { acceptedAt, item } = state;
  // what is due rests on everything said so far, not on the instant it is asked for
  const judged = judgeCase(state, days, acceptedAt);
  const ofCase = clocksOf(item).map((clock): ClockDue => {
    const { due, provisional } = judged[clock] ?? unknown;
    return { clock, due, provisional };
  });
  const ofStages = (item.stages ?? []).flatMap(({ code: stage, term }): ClockDue[] => {
    if (countedTerm(term) === undefined || activeRun(state, stage) === undefined) return [];
    const { due, provisional } = judgeStage(state, stage, days, acceptedAt) ?? unknown;
    return [{ clock: 'stage', stage, due, provisional }];
  });
  return [...ofCase, ...ofStages];
}

/** What differs between two versions of the calendar: another due date, or one that is not provisional any more. */
export function movements(state: Case, before: Days, after: Days): Movement[] {
  const earlier = duesOf(state, before);
  return duesOf(state, after).flatMap(({ due, ...clock }, index): Movement[] => {
    const was = earlier[index] ?? unknown;
    const same = was.due === due && was.provisional === clock.provisional;
    return same ? [] : [{ ...clock, from: was.due, to: due }];
  });
}

function move(before: Case, days: Days, edition: Edition): { state: Case; events: NewEvent[] } {
  const { calendarId, calendarVersion = 0, acceptedAt, reopenedAt = acceptedAt } = before;
  const { calendar, hours, publishedAt } = edition;
  const said = saidDays(before, days);
  // nothing moved while the case was not there, or closed
  const time = [publishedAt, acceptedAt, reopenedAt].toSorted().at(-1) ?? publishedAt;
  const names = {
    previousCalendar: `${calendarId}@${calendarVersion}`,
    calendar: `${calendarId}@${calendar.version}`,
  };
  return {
    state: { ...before, calendarVersion: calendar.version, calendarSince: time },
    events: movements(before, said, { calendar, hours, zone: days.zone }).map(
      ({ provisional, ...moved }): NewEvent => ({
        type: 'clock.moved.v1',
        time,
        data: { ...moved, ...names, ...(provisional ? { provisional } : {}) },
      }),
    ),
  };
}

/** What the next version of the calendar moves, as soon as it is in force; versions are followed one by one. */
export function movementWakes(state: Case, days: Days): Wake[] {
  const edition = state.status === 'open' ? nextEdition(state, days) : undefined;
  if (edition === undefined) return [];
  return [{ at: edition.publishedAt, happen: (before) => move(before, days, edition) }];
}
