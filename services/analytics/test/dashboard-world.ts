import type { Envelope } from '@haoban/contracts/envelope';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { published } from './event-maker.ts';

const fromTheMorning = '2026-10-12T00:00:00.000Z';
const reference = published(fromTheMorning);

const day = [...simulateHallDay({ ...demoDay, visitors: 60, dataset: 'live' })];

/** A case of the world that was decided. */
export const someCase = day.find(({ type }) => type === 'case.decided.v1')?.subject ?? '';

const goal = (type: string, code: string, value: number, year?: number): Envelope =>
  reference('analytics', type, `item:${code}`, {
    scope: 'item',
    code,
    value,
    unit: 'WD',
    validFrom: '2026-01-01',
    setBy: 'leader',
    ...(year === undefined ? {} : { year }),
  });

// What the journal of intake wrote this hour and tallied: the figures of the pipeline are those since yesterday.
const now = new Date().toISOString();
const lately = published(now);
const tally = { hours: [{ hour: `${now.slice(0, 13)}:00:00Z`, count: 2, xor: '0'.repeat(32) }] };

/** A day of a small hall with everything that names its codes, goals of its items, and a sign of life of today. */
export const dashboardWorld: readonly Envelope[] = [
  ...referenceData.areas.map((area) => reference('intake', 'area.published.v1', area.code, area)),
  ...referenceData.orgs.map((org) => reference('intake', 'org.published.v1', org.code, org)),
  ...referenceData.halls.map((hall) => reference('intake', 'hall.published.v1', hall.code, hall)),
  ...referenceData.items.map((item) => reference('intake', 'item.published.v1', item.code, item)),
  reference('approval', 'calendar.published.v1', 'cn', calendarCn),
  ...referenceData.items.flatMap(({ code }) => [
    goal('target.set.v1', code, 2),
    goal('baseline.set.v1', code, 15, 2017),
  ]),
  ...day,
  lately('intake', 'area.published.v1', '320283', {
    code: '320283',
    name: '惠山区',
    parent: '3202',
    zone: 'Asia/Shanghai',
    calendarId: 'cn',
  }),
  {
    ...lately('intake', 'journal.tallied.v1', 'intake', tally),
    time: new Date(Date.now() + 1).toISOString(),
  },
];
