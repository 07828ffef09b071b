import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import { describe, expect, test } from 'vitest';
import { accepted, days, on, stage } from '../../test/given-case.ts';
import type { Edition } from './calendar-edition.ts';
import type { Case, Item } from './case.ts';
import type { Days } from './judge-case.ts';
import { movementWakes } from './movement-wakes.ts';
import { wakesOf } from './wakes.ts';

const edition = (version: number, publishedAt: string, over: Partial<typeof calendarCn> = {}): Edition => ({
  calendar: buildCalendar({ ...calendarCn, ...over, version }),
  hours: defaultHours,
  publishedAt,
});
const first = edition(1, on(1));
const closedOnThe6th = edition(2, on(4), { off: [...calendarCn.off, '2026-11-06'] });
const openAgain = edition(3, on(5));
const under = (...editions: [Edition, ...Edition[]]): Days => {
  const newest = editions.at(-1) ?? editions[0];
  return { ...days, calendar: newest.calendar, hours: newest.hours, editions };
};

const given = (over: Partial<Item>, more: Partial<Case> = {}): Case => ({
  ...accepted(over),
  calendarVersion: 1,
  ...more,
});
const terms: Partial<Item> = { promised: { n: 5, unit: 'WD' }, statutory: { n: 20, unit: 'WD' } };
const moved = (state: Case, known: Days) => {
  const [wake, ...others] = movementWakes(state, known);
  expect(others).toEqual([]);
  return wake === undefined ? undefined : { at: wake.at, ...wake.happen(state) };
};

describe('when a version of the calendar comes into force', () => {
  test('every clock whose due date it moves says from, to and both versions, at that instant', () => {
    const state = given({
      ...terms,
      stages: [stage('a', [], { term: { n: 2, unit: 'WD' } }), stage('b', ['a'])],
    });
    const names = { previousCalendar: 'cn@1', calendar: 'cn@2' };
    expect(moved(state, under(first, closedOnThe6th))).toMatchObject({
      at: on(4),
      state: { calendarVersion: 2, calendarSince: on(4) },
      events: [
        {
          type: 'clock.moved.v1',
          time: on(4),
          data: { clock: 'statutory', from: '2026-11-30', to: '2026-12-01', ...names },
        },
        {
          type: 'clock.moved.v1',
          time: on(4),
          data: { clock: 'promised', from: '2026-11-09', to: '2026-11-10', ...names },
        },
      ],
    });
  });

  test('an active stage moves too, one that waits or is completed does not', () => {
    const term = { n: 4, unit: 'WD' } as const;
    const state = given({ stages: [stage('a', [], { term }), stage('b', ['a'], { term })] });
    const run = moved(state, under(first, closedOnThe6th));
    expect(run?.events.map(({ data }) => data)).toMatchObject([
      { clock: 'stage', stage: 'a', from: '2026-11-06', to: '2026-11-09' },
    ]);
  });

  test('what nobody moved says nothing, and the version is known', () => {
    expect(moved(given({ promised: { n: 3, unit: 'WD' } }), under(first, closedOnThe6th))).toMatchObject({
      state: { calendarVersion: 2 },
      events: [],
    });
  });

  test('versions are followed one by one', () => {
    const known = under(first, closedOnThe6th, openAgain);
    const once = moved(given(terms), known);
    expect(once?.state.calendarVersion).toBe(2);
    const twice = moved(once?.state ?? given(terms), known);
    expect(twice).toMatchObject({ at: on(5), state: { calendarVersion: 3 } });
    expect(twice?.events.at(-1)).toMatchObject({
      data: { clock: 'promised', from: '2026-11-10', to: '2026-11-09' },
    });
    expect(moved(twice?.state ?? given(terms), under(openAgain))).toBeUndefined();
  });

  test('a due date that was provisional says that it is final, even where it stays (E16)', () => {
    const coverage = { from: '2016-01-01', to: '2027-12-31' };
    const until2027 = edition(2, on(4), { coverage });
    const state = given({ promised: { n: 60, unit: 'WD' } });
    const run = moved(state, under(first, until2027));
    expect(run?.events).toMatchObject([
      { data: { clock: 'promised', from: '2027-01-25', to: '2027-01-25' } },
    ]);
    expect(run?.events[0]?.data).not.toHaveProperty('provisional');
    const back = moved(
      given({ promised: { n: 60, unit: 'WD' } }),
      under(edition(1, on(1), { coverage }), edition(2, on(4))),
    );
    expect(back?.events).toMatchObject([{ data: { provisional: true } }]);
  });

  test('the first version of a calendar gives the due dates of cases that had none', () => {
    const run = moved(given({ promised: { n: 5, unit: 'WD' } }, { calendarVersion: 0 }), under(first));
    expect(run).toMatchObject({
      state: { calendarVersion: 1 },
      events: [{ data: { clock: 'promised', from: null, to: '2026-11-09', previousCalendar: 'cn@0' } }],
    });
  });

  test('a case accepted after the publication, under the version before it, moves at its acceptance', () => {
    const run = moved(given(terms, { acceptedAt: on(4, '03:00') }), under(first, closedOnThe6th));
    expect(run?.events.map(({ time }) => time)).toEqual([on(4, '03:00'), on(4, '03:00')]);
  });

  test('a re-opened case moves at its re-opening, when it closed before the publication', () => {
    const run = moved(given(terms, { reopenedAt: on(9) }), under(first, closedOnThe6th));
    expect(run?.at).toBe(on(4));
    expect(run?.events.map(({ time }) => time)).toEqual([on(9), on(9)]);
  });

  test('an ended case keeps what it was judged by', () => {
    for (const status of ['granted', 'denied', 'withdrawn'] as const) {
      expect(movementWakes(given(terms, { status }), under(first, closedOnThe6th))).toEqual([]);
    }
  });
});

test('until a version is in force the lights are those of the one before it', () => {
  const state = given({ promised: { n: 5, unit: 'WD' } });
  const lightsOf = (known: Days) =>
    wakesOf(state, known)
      .filter(({ at }) => at !== on(4))
      .map(({ at }) => at);
  expect(lightsOf(under(first, closedOnThe6th))).toEqual(lightsOf(under(first)));
  const [movement] = movementWakes(state, under(first, closedOnThe6th));
  const after = movement?.happen(state).state ?? state;
  expect(wakesOf(after, under(closedOnThe6th)).map(({ at }) => at)).toContain('2026-11-10T16:00:00.000Z');
});
