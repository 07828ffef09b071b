import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { describe, expect, test } from 'vitest';
import { accepted, approver, days, on, stage, stateOf } from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { endSuspension } from './end-suspension.ts';
import type { Days } from './judge-case.ts';
import { lightWakes } from './light-wakes.ts';
import { reopenCase } from './reopen-case.ts';
import { startSuspension } from './start-suspension.ts';
import { withdrawCase } from './withdraw-case.ts';

const promised = { unit: 'WD', n: 5 } as const;
const statutory = { unit: 'WD', n: 8 } as const;
const local = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** Lets the lights of a case go on until an instant: the case then, and what was said, in local time. */
function until(before: Case, at: string, world: Days = days): { state: Case; lights: string[] } {
  let state = before;
  const lights: string[] = [];
  for (
    let wake = lightWakes(state, world)[0];
    wake !== undefined && wake.at <= at;
    wake = lightWakes(state, world)[0]
  ) {
    const happened = wake.happen(state);
    for (const event of happened.events) {
      if (event.type !== 'light.raised.v1') continue;
      const { level, clock, stage: of = '', due } = event.data;
      lights.push(`${local(event.time ?? '')} ${level} ${clock}${of} ${due}`);
    }
    state = happened.state;
  }
  return { state, lights };
}
const lightsUntil = (before: Case, at: string, world: Days = days): string[] =>
  until(before, at, world).lights;

const suspend = (state: Case, at: string, over: object = {}): Case =>
  stateOf(
    startSuspension(state, {
      at,
      actor: approver,
      suspensionId: `s-${at}`,
      scope: 'case',
      reason: 'hearing',
      notice: 'TZ-1',
      plannedDays: 30,
      ...over,
    }),
  );
const resume = (state: Case, at: string): Case =>
  stateOf(
    endSuspension(state, {
      at,
      actor: approver,
      suspensionId: state.suspensions.at(-1)?.suspensionId ?? '',
    }),
  );

describe('the clocks of a case', () => {
  test('warn on the last working day before they are due, then promise yellow and law red, each once, in order', () => {
    const before = accepted({ promised, statutory });
    expect(lightsUntil(before, on(30))).toEqual([
      '11-06 00:00 warn promised 2026-11-09',
      '11-10 00:00 yellow promised 2026-11-09',
      '11-11 00:00 warn statutory 2026-11-12',
      '11-13 00:00 red statutory 2026-11-12',
    ]);
    expect(lightsUntil(until(before, on(30)).state, '2027-06-01')).toEqual([]);
  });

  test('of one day that was made longer are warned of on the working day before, as a longer one is', () => {
    const before = accepted({ statutory: { unit: 'WD', n: 1 } });
    const extension = { extensionId: 'x', kind: 'A', days: 5, reason: 'r', approver: 'chief' } as const;
    const extended = {
      ...before,
      extensions: [{ ...extension, clocks: ['statutory'], approvedAt: on(2, '03:00') }],
    };
    expect(lightsUntil(before, on(30))[0]).toBe('11-03 00:00 warn statutory 2026-11-03');
    expect(lightsUntil(extended, on(30))[0]).toBe('11-09 00:00 warn statutory 2026-11-10');
  });

  test('say the same whether they were looked at daily or after a long outage', () => {
    const before = accepted({ promised, statutory });
    const daily = Array.from({ length: 28 }, (_, index) => on(index + 2, '16:00')).reduce(
      ({ state, lights }, at) => {
        const next = until(state, at);
        return { state: next.state, lights: [...lights, ...next.lights] };
      },
      { state: before, lights: new Array<string>() },
    );
    expect(daily).toEqual(until(before, on(30)));
  });

  test('of one day or none warn on the day itself', () => {
    expect(lightsUntil(accepted({ promised: { unit: 'WD', n: 1 } }), on(30))).toEqual([
      '11-03 00:00 warn promised 2026-11-03',
      '11-04 00:00 yellow promised 2026-11-03',
    ]);
    expect(lightsUntil(accepted({ promised: { unit: 'IMMEDIATE' } }), on(30))).toEqual([
      '11-02 10:00 warn promised 2026-11-02',
      '11-03 00:00 yellow promised 2026-11-02',
    ]);
  });

  test('that were overdue before a deemed acceptance say so at the acceptance, warning first', () => {
    const deemed = { ...accepted({ promised }), acceptedAt: on(9, '16:00'), day0: '2026-11-02' };
    expect(lightsUntil(deemed, on(9, '16:00'))).toEqual([
      '11-10 00:00 warn promised 2026-11-09',
      '11-10 00:00 yellow promised 2026-11-09',
    ]);
  });

  test('that were held back say each rung again for the new due date, from the resumption on', () => {
    const warned = until(accepted({ promised }), on(6)).state;
    const held = suspend(warned, on(6));
    expect(lightsUntil(held, on(18))).toEqual([]);
    expect(lightsUntil(resume(held, on(18)), on(30))).toEqual([
      '11-18 10:00 warn promised 2026-11-19',
      '11-20 00:00 yellow promised 2026-11-19',
    ]);
  });

  test('stay silent about a due date that a suspension left where it was', () => {
    const warned = until(accepted({ promised }), on(6)).state;
    expect(lightsUntil(resume(suspend(warned, on(6)), on(6, '05:00')), on(8))).toEqual([]);
  });

  test('say nothing on provisional dates or without a calendar', () => {
    const short = buildCalendar({
      ...calendarCn,
      coverage: { from: '2016-01-01', to: '2026-11-08' },
      off: calendarCn.off.filter((day) => day < '2026-11-08'),
      work: calendarCn.work.filter((day) => day < '2026-11-08'),
    });
    const before = accepted({ promised });
    expect(lightsUntil(before, '2027', { ...days, calendar: short })).toEqual([]);
    expect(lightsUntil(before, '2027', { ...days, calendar: undefined })).toEqual([]);
  });

  test('in working hours warn when a fifth is left and turn yellow right after the due instant', () => {
    expect(lightsUntil(accepted({ promised: { unit: 'WH', n: 5 } }), on(30))).toEqual([
      '11-02 15:30 warn promised 2026-11-02T08:30:00.000Z',
      '11-02 16:30 yellow promised 2026-11-02T08:30:00.000Z',
    ]);
  });

  test('of an ended case say nothing; reopened it catches up at the re-opening', () => {
    const before = accepted({ promised });
    const ended = stateOf(withdrawCase(before, { at: on(3), actor: approver, reason: 'x' }));
    expect(lightsUntil(ended, on(30))).toEqual([]);
    const decided = { ...before, status: 'denied', endedAt: on(3) } as const;
    const order = { at: on(16), approver: 'chief', reason: 'x', document: 'FY-1' };
    expect(lightsUntil(stateOf(reopenCase(decided, order)), on(30))).toEqual([
      '11-16 10:00 warn promised 2026-11-09',
      '11-16 10:00 yellow promised 2026-11-09',
    ]);
  });
});

describe('a stage', () => {
  const term = { unit: 'WD', n: 3 } as const;
  const before = accepted({ stages: [stage('a', [], { term, org: 'org-a' }), stage('b')] });

  test('with a term has lights of its own organisation, a late one yellow', () => {
    expect(lightsUntil(before, on(30))).toEqual([
      '11-04 00:00 warn stagea 2026-11-05',
      '11-06 00:00 yellow stagea 2026-11-05',
    ]);
    expect(until(before, on(30)).state.lights.map(({ org }) => org)).toEqual(['org-a', 'org-a']);
  });

  test('is stopped by its own suspensions, not by those of another', () => {
    const own = suspend(before, on(3), { scope: 'stage', stage: 'a' });
    expect(lightsUntil(own, on(12))).toEqual([]);
    const others = suspend(before, on(3), { scope: 'stage', stage: 'b' });
    expect(lightsUntil(others, on(6))).toEqual(lightsUntil(before, on(6)));
  });

  test('that is completed says nothing more', () => {
    const done = {
      ...before,
      runs: { ...before.runs, a: { attempt: 1, startedAt: on(2), completedAt: on(4) } },
    };
    expect(lightsUntil(done, on(30))).toEqual([]);
  });
});

describe('a suspension', () => {
  test('past its planned length warns once while it is open', () => {
    const held = suspend(accepted(), on(3), { plannedDays: 4 });
    expect(lightsUntil(held, on(30))).toEqual(['11-10 00:00 warn suspension 2026-11-09']);
    expect(lightsUntil(resume(held, on(9)), on(30))).toEqual([]);
  });

  test('for a special procedure without notice is red from its start; a local one needs none', () => {
    const started = { at: on(3), actor: approver, suspensionId: 's', scope: 'case', plannedDays: 1 } as const;
    const quiet = stateOf(startSuspension(accepted(), { ...started, reason: 'hearing' }));
    expect(lightsUntil(quiet, on(3))).toEqual(['11-03 10:00 red suspension 2026-11-03']);
    const local = accepted({ policies: { localSuspensions: ['publicity'] } });
    expect(lightsUntil(stateOf(startSuspension(local, { ...started, reason: 'publicity' })), on(3))).toEqual(
      [],
    );
  });
});
