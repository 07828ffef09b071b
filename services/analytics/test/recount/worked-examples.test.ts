import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { expect, test } from 'vitest';
import { eventMaker, published } from '../event-maker.ts';
import { dateText } from './local-time.ts';
import { worldOf } from './world-facts.ts';

const calendar = published('2026-01-01T00:00:00.000Z')('approval', 'calendar.published.v1', 'cn', calendarCn);
const far = '2027-12-31T00:00:00.000Z';
const noon = (date: string): string => `${date}T12:00:00+08:00`;

type Example = {
  accept: string;
  n: number;
  stops?: readonly (readonly [start: string, end: string])[];
  extended?: readonly [at: string, days: number];
  decide?: string;
  asOf?: string;
};

function judged({ accept, n, stops = [], extended, decide, asOf = far }: Example) {
  const make = eventMaker('sim-e');
  const at = (time: string): string => (time.includes('T') ? time : noon(time));
  const events = [
    calendar,
    make.accept('c', at(accept), { promised: { unit: 'WD', n } }),
    ...stops.flatMap(([start, end], index) => {
      const suspensionId = `s${index}`;
      const why = { scope: 'case', reason: 'expert_review', stops: ['promised'], plannedDays: 5 };
      return [
        make.event('approval', 'c', 'suspension.started', at(start), { suspensionId, ...why }),
        make.event('approval', 'c', 'suspension.ended', at(end), { suspensionId }),
      ];
    }),
    ...(extended === undefined
      ? []
      : [
          make.event('approval', 'c', 'extension.granted', at(extended[0]), {
            extensionId: 'e',
            kind: 'A',
            days: extended[1],
            clocks: ['promised'],
            reason: 'r',
            approver: 'x',
          }),
        ]),
    ...(decide === undefined ? [] : [make.decide('c', at(decide))]),
  ];
  const [fact] = worldOf(events, 'sim-e', asOf).cases;
  const clock = fact?.promised;
  const due = clock?.due ?? null;
  return {
    due: due === null ? null : dateText(due),
    elapsed: clock?.elapsed,
    removed: clock?.removed,
    past: clock?.past,
  };
}

const spring = { accept: '2026-11-02', n: 10 };
const review = [['2026-09-22T15:00:00+08:00', '2026-10-09T09:30:00+08:00']] as const;

test.each<[string, Example, Partial<ReturnType<typeof judged>>]>([
  ['E1', { accept: '2026-11-02', n: 5 }, { due: '2026-11-09' }],
  ['E2', { accept: '2026-11-20T20:30:00+08:00', n: 3 }, { due: '2026-11-25' }],
  ['E3', { accept: '2026-11-21', n: 3 }, { due: '2026-11-25' }],
  ['E4', { accept: '2026-02-12', n: 5 }, { due: '2026-02-26' }],
  ['E5', { accept: '2026-09-20', n: 10 }, { due: '2026-10-10' }],
  [
    'E6',
    { accept: '2026-09-14', n: 10, stops: review, decide: '2026-10-13' },
    { due: '2026-10-13', removed: 7 },
  ],
  [
    'E6 on 25 Sep',
    { accept: '2026-09-14', n: 10, stops: review, asOf: noon('2026-09-25') },
    { due: null, elapsed: 7 },
  ],
  [
    'E7',
    {
      ...spring,
      stops: [
        ['2026-11-04', '2026-11-10'],
        ['2026-11-06', '2026-11-12'],
      ],
      decide: '2026-11-24',
    },
    { due: '2026-11-24', removed: 6, past: false },
  ],
  ['E8', { accept: '2026-11-02', n: 5, stops: [['2026-11-04', '2026-11-04']] }, { due: '2026-11-09' }],
  ['E9', { accept: '2026-01-05', n: 20, extended: ['2026-01-30', 10] }, { due: '2026-02-14' }],
  ['E9 late', { accept: '2026-01-05', n: 20, extended: ['2026-02-03', 10] }, { due: '2026-02-02' }],
  [
    'E11',
    { accept: '2026-11-02T09:05:00+08:00', n: 20, decide: '2026-11-02T09:40:00+08:00' },
    { elapsed: 0 },
  ],
  ['E13', { accept: '2026-11-02', n: 5, decide: '2026-11-09T15:30:00Z' }, { past: false }],
  ['E13 late', { accept: '2026-11-02', n: 5, decide: '2026-11-09T16:30:00Z' }, { past: true }],
  [
    'E14',
    { accept: '2026-11-02', n: 3, stops: [['2026-11-09', '2026-11-20']], decide: '2026-11-23' },
    { due: '2026-11-05', past: true },
  ],
  ['E18', { accept: '2026-09-14', n: 20, stops: review }, { due: '2026-10-27' }],
])('%s of the SLA clock is counted day by day', (_, example, expected) => {
  expect(judged(example)).toMatchObject(expected);
});

test('E12: parallel stages; only the day on which every active one is suspended leaves the clock of the case', () => {
  const make = eventMaker('sim-e');
  const day = (date: number): string => noon(`2026-11-${String(date).padStart(2, '0')}`);
  const run = (stage: string, end: number) =>
    [
      ['started', 2],
      ['completed', end],
    ].map(([name, date]) =>
      make.event('approval', 'c', `stage.${name}`, day(Number(date)), {
        stage,
        name: stage,
        org: 'o',
        attempt: 1,
      }),
    );
  const why = { scope: 'stage', stage: 'B', reason: 'expert_review', stops: ['promised'], plannedDays: 5 };
  const events = [
    calendar,
    make.accept('c', day(2), { promised: { unit: 'WD', n: 20 } }),
    ...run('A', 5),
    ...run('B', 13),
    ...run('C', 9),
    make.event('approval', 'c', 'suspension.started', day(4), { suspensionId: 's', ...why }),
    make.event('approval', 'c', 'suspension.ended', day(10), { suspensionId: 's' }),
    make.decide('c', day(13)),
  ];
  const { cases, stages, parallels } = worldOf(events, 'sim-e', far);
  expect(stages.map(({ stage, elapsed }) => [stage, elapsed])).toEqual([
    ['A', 3],
    ['B', 5],
    ['C', 5],
  ]);
  expect(cases[0]?.elapsed).toBe(8);
  expect(parallels).toMatchObject([{ elapsed: 8, serial: 13 }]);
});

test('E10 and E15: a deemed acceptance counts from the receipt; a grant is owed within ten working days', () => {
  const make = eventMaker('sim-e');
  const deemed = make.accept('c', '2026-11-10T00:00:00+08:00', { promised: { unit: 'WD', n: 5 } });
  const granted = make.accept('d', noon('2026-09-24'), { promised: { unit: 'WD', n: 5 } });
  const request = { deliveryId: 'd1', method: 'courier', attempt: 1, documents: [] };
  const events = [
    calendar,
    { ...deemed, data: { ...deemed.data, day0: '2026-11-02', deemed: true } },
    granted,
    make.decide('d', noon('2026-09-24')),
    make.event('delivery', 'd', 'delivery.requested', noon('2026-09-24'), request),
  ];
  const { cases, handovers } = worldOf(events, 'sim-e', noon('2026-11-10'));
  expect(cases.find(({ subject }) => subject === 'c')?.promised).toMatchObject({ elapsed: 6, past: true });
  expect(handovers.map(({ due }) => dateText(due))).toEqual(['2026-10-15']);
});
