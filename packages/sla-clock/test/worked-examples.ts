import { buildCalendar } from '../src/calendar.ts';
import { calendarCn } from '../src/calendar-cn.ts';
import type { CaseAnswer, CaseLine, LineStage, LineSuspension } from '../src/case-line.ts';
import { judgeCaseLine } from '../src/judge-case.ts';
import { defaultHours } from '../src/office-hours.ts';

/** A row of section 4 of the specification: the line that asks it and what the answer must hold. */
export type Example = {
  readonly id: string;
  readonly guarantee: string;
  readonly line: Omit<CaseLine, 'id'>;
  readonly expected: Readonly<Record<string, unknown>>;
};

// 2026; times are those of Shanghai.
const at = (monthAndDay: string, time = '10:00'): string => `2026-${monthAndDay}T${time}:00+08:00`;
const workdays = (n: number) => ({ unit: 'WD', n }) as const;
const both = ['statutory', 'promised'] as const;

const review = (start: string, end?: string): LineSuspension => ({
  start,
  ...(end === undefined ? {} : { end }),
  reason: 'expert_review',
  stops: both,
});
const parallel = (id: string, endedAt: string): LineStage => ({
  id,
  after: [],
  startedAt: at('11-02'),
  endedAt,
});

const e6 = { acceptedAt: at('09-14'), suspensions: [review(at('09-22', '15:00'), at('10-09', '09:30'))] };
const e9 = { acceptedAt: at('01-05'), statutory: workdays(20) };
const e10 = { receivedAt: at('11-02'), asOf: at('11-10', '00:00') };
const e13 = { acceptedAt: at('11-02'), promised: workdays(5) };

/** All of section 4. */
export const workedExamples: readonly Example[] = [
  {
    id: 'E1',
    guarantee: 'the start day is not counted',
    line: { acceptedAt: at('11-02'), promised: workdays(5), asOf: at('11-02') },
    expected: {
      day0: '2026-11-02',
      promised: { due: '2026-11-09', remaining: 5, elapsedDays: 0, onTime: null },
    },
  },
  {
    id: 'E2',
    guarantee: 'accepted after closing, day 0 is still that day',
    line: { acceptedAt: at('11-20', '20:30'), promised: workdays(3), asOf: at('11-25', '23:59') },
    expected: { day0: '2026-11-20', promised: { due: '2026-11-25', remaining: 0, elapsedDays: 3 } },
  },
  {
    id: 'E3',
    guarantee: 'accepted on a day off, day 0 does not roll over',
    line: { acceptedAt: at('11-21'), promised: workdays(3), asOf: at('11-23') },
    expected: { day0: '2026-11-21', promised: { due: '2026-11-25', remaining: 2, elapsedDays: 1 } },
  },
  {
    id: 'E4',
    guarantee: 'the Spring Festival is off and its make-up day is worked',
    line: { acceptedAt: at('02-12'), promised: workdays(5), asOf: at('02-23') },
    expected: { promised: { due: '2026-02-26', elapsedDays: 2 } },
  },
  {
    id: 'E5',
    guarantee: 'a make-up day can be day 0 and the due date',
    line: { acceptedAt: at('09-20'), promised: workdays(10), asOf: at('10-10') },
    expected: { day0: '2026-09-20', promised: { due: '2026-10-10', remaining: 0 } },
  },
  {
    id: 'E6',
    guarantee: 'an expert review removes its working days, not its natural days',
    line: { ...e6, promised: workdays(10), asOf: at('10-13') },
    expected: { promised: { due: '2026-10-13', removedDays: 7, remaining: 0 } },
  },
  {
    id: 'E6 on 25 September',
    guarantee: 'while a suspension is open there is no due date, and the rest remains',
    line: {
      ...e6,
      suspensions: [review(at('09-22', '15:00'))],
      promised: workdays(10),
      asOf: at('09-25'),
    },
    expected: { promised: { due: null, remaining: 3, onTime: null, provisional: false } },
  },
  {
    id: 'E7',
    guarantee: 'overlapping suspensions remove their union',
    line: {
      acceptedAt: at('11-02'),
      promised: workdays(10),
      suspensions: [review(at('11-04'), at('11-10')), review(at('11-06'), at('11-12'))],
      asOf: at('11-24'),
    },
    expected: { promised: { due: '2026-11-24', removedDays: 6, remaining: 0 } },
  },
  {
    id: 'E8',
    guarantee: 'a suspension within one day removes nothing but its minutes',
    line: {
      acceptedAt: at('11-02'),
      promised: workdays(5),
      suspensions: [review(at('11-04', '09:00'), at('11-04', '16:00'))],
      asOf: at('11-04', '17:00'),
    },
    // 2 Nov 10:00-17:00, 3 Nov whole, 4 Nov the last of its hours
    expected: { workingMinutes: 330 + 390 + 60, promised: { due: '2026-11-09', removedDays: 0 } },
  },
  {
    id: 'E9',
    guarantee: 'an extension approved in time moves the due date',
    line: {
      ...e9,
      extensions: [{ approvedAt: at('01-30'), days: 10, clocks: ['statutory'] }],
      asOf: at('01-30'),
    },
    expected: { statutory: { due: '2026-02-14', refusedExtensions: [] } },
  },
  {
    id: 'E9 on 3 February',
    guarantee: 'the same extension approved after the due date is refused',
    line: {
      ...e9,
      extensions: [{ approvedAt: at('02-03'), days: 10, clocks: ['statutory'] }],
      asOf: at('02-03'),
    },
    expected: { statutory: { due: '2026-02-02', remaining: -1, refusedExtensions: [0] } },
  },
  {
    id: 'E10',
    guarantee:
      'neither accepted nor noticed in time is deemed accepted as of the receipt, and may be overdue at once',
    line: { ...e10, promised: workdays(5), statutory: workdays(10) },
    expected: {
      day0: '2026-11-02',
      deemed: true,
      promised: { due: '2026-11-09', elapsedDays: 6, remaining: -1 },
      statutory: { due: '2026-11-16', elapsedDays: 6, remaining: 4 },
    },
  },
  {
    id: 'E10 on 9 November',
    guarantee: 'until the review due date has passed nothing is deemed',
    line: { ...e10, promised: workdays(5), asOf: at('11-09', '23:59') },
    expected: { day0: null, workingMinutes: 0, promised: { due: null, remaining: 5, elapsedDays: 0 } },
  },
  {
    id: 'E10, accepted late',
    guarantee: 'an acceptance after the review due date is deemed: day 0 is the receipt',
    line: { ...e10, acceptedAt: at('11-10'), promised: workdays(5) },
    expected: { day0: '2026-11-02', deemed: true, promised: { due: '2026-11-09', elapsedDays: 6 } },
  },
  {
    id: 'E11',
    guarantee: 'decided the same day is on the spot: no days, 35 working minutes',
    line: { acceptedAt: at('11-02', '09:05'), decidedAt: at('11-02', '09:40'), statutory: workdays(20) },
    expected: { workingMinutes: 35, statutory: { elapsedDays: 0, onTime: true, remaining: 20 } },
  },
  {
    id: 'E12',
    guarantee: 'a day leaves the case clock only when every active stage is suspended on it',
    line: {
      acceptedAt: at('11-02'),
      promised: workdays(10),
      decidedAt: at('11-13'),
      stages: [
        parallel('A', at('11-05')),
        {
          ...parallel('B', at('11-13')),
          term: workdays(7),
          suspensions: [review(at('11-04'), at('11-10'))],
        },
        parallel('C', at('11-09')),
      ],
    },
    expected: {
      promised: { elapsedDays: 8, removedDays: 1, due: '2026-11-17', onTime: true },
      stages: [
        { id: 'A', elapsedDays: 3 },
        { id: 'B', elapsedDays: 5, due: '2026-11-17', onTime: true },
        { id: 'C', elapsedDays: 5 },
      ],
    },
  },
  {
    id: 'E13 at 23:30',
    guarantee: 'decided late on the due date is on time',
    line: { ...e13, decidedAt: '2026-11-09T15:30:00Z' },
    expected: { promised: { due: '2026-11-09', onTime: true, elapsedDays: 5, remaining: 0 } },
  },
  {
    id: 'E13 at 00:30',
    guarantee: 'decided half an hour after midnight, local time, is late',
    line: { ...e13, decidedAt: '2026-11-09T16:30:00Z' },
    expected: { promised: { due: '2026-11-09', onTime: false, elapsedDays: 6, remaining: -1 } },
  },
  {
    id: 'E14',
    guarantee: 'a suspension after the due date does not cure lateness',
    line: {
      acceptedAt: at('11-02'),
      promised: workdays(3),
      suspensions: [review(at('11-09'), at('11-20'))],
      asOf: at('11-20'),
    },
    expected: { promised: { due: '2026-11-05', elapsedDays: 5, removedDays: 9, remaining: -2 } },
  },
  {
    id: 'E15',
    guarantee: 'a licence is delivered within ten working days of the decision to grant',
    line: { grantedAt: at('09-24'), asOf: at('09-24') },
    expected: { day0: null, delivery: { due: '2026-10-15', remaining: 10, onTime: null } },
  },
  {
    id: 'E16',
    guarantee: 'a due date beyond the calendar is provisional',
    line: { acceptedAt: at('12-28'), promised: workdays(20), asOf: at('12-31') },
    expected: { promised: { due: '2027-01-25', provisional: true, elapsedDays: 3 } },
  },
  {
    id: 'E17',
    guarantee: "after a notice in time the wait is the applicant's: day 0 is the acceptance",
    line: {
      receivedAt: at('11-02'),
      noticeAt: at('11-05'),
      acceptedAt: at('11-16'),
      promised: workdays(5),
      asOf: at('11-16'),
    },
    expected: { day0: '2026-11-16', promised: { due: '2026-11-23', elapsedDays: 0 } },
  },
  {
    id: 'E18',
    guarantee: 'a longer term resumes after the review',
    line: { ...e6, promised: workdays(20), asOf: at('10-27') },
    expected: { promised: { due: '2026-10-27', removedDays: 7, remaining: 0 } },
  },
  {
    id: 'E19',
    guarantee: 'the clocks of a bad rating all run from its dispatch',
    line: { dispatchedAt: at('09-28'), asOf: at('09-28') },
    expected: {
      rectification: {
        sign: { due: '2026-09-29' },
        verify: { due: '2026-09-29' },
        simple: { due: '2026-10-10' },
        complex: { due: '2026-10-23' },
      },
    },
  },
];

/** The national calendar in Shanghai, 22 November 2026. */
export const world = {
  calendar: buildCalendar(calendarCn),
  zone: 'Asia/Shanghai',
  hours: defaultHours,
  nowMs: Date.UTC(2026, 10, 22),
  explain: false,
};

/** Judges an example by that. */
export function judgeExample({ id, line }: Example): CaseAnswer {
  return judgeCaseLine({ id, ...line }, world);
}
