import { buildCalendar } from '../src/calendar.ts';
import { calendarCn } from '../src/calendar-cn.ts';
import { judgeClock, type Clock, type Judgement } from '../src/judge.ts';

type Example = {
  id: string;
  guarantee: string;
  line: Omit<Clock, 'calendar' | 'zone'>;
  expected: Partial<Judgement>;
};

const calendar = buildCalendar(calendarCn);

// 2026 unless said; times are those of Shanghai.
const at = (monthAndDay: string, time = '10:00'): string => `2026-${monthAndDay}T${time}:00+08:00`;
const workdays = (n: number) => ({ unit: 'WD', n }) as const;

function plain(id: string, guarantee: string, acceptedAt: string, n: number, due: string): Example {
  const line = { acceptedAt, term: workdays(n), suspensions: [], asOf: acceptedAt };
  return {
    id,
    guarantee,
    line,
    expected: { due, remaining: n, elapsedDays: 0, onTime: null, provisional: false },
  };
}

const review = { start: at('09-22', '15:00'), end: at('10-09', '09:30') };
const expertReview = { acceptedAt: at('09-14'), suspensions: [review] };
const dueOn9November = { acceptedAt: at('11-02'), term: workdays(5), suspensions: [], asOf: at('11-20') };

/** The worked examples of the clock that need no office hours, extensions or stages. */
export const workedExamples: Example[] = [
  plain('E1', 'the start day is not counted', at('11-02'), 5, '2026-11-09'),
  plain('E2', 'accepted after closing, day 0 is still that day', at('11-20', '20:30'), 3, '2026-11-25'),
  plain('E3', 'accepted on a day off, day 0 does not roll over', at('11-21'), 3, '2026-11-25'),
  plain('E4', 'the Spring Festival is off and its make-up day is worked', at('02-12'), 5, '2026-02-26'),
  plain('E5', 'a make-up day can be day 0 and the due date', at('09-20'), 10, '2026-10-10'),
  {
    id: 'E6',
    guarantee: 'an expert review removes its working days, not its natural days',
    line: { ...expertReview, term: workdays(10), asOf: at('10-13') },
    expected: { due: '2026-10-13', removedDays: 7, remaining: 0 },
  },
  {
    id: 'E6 on 25 September',
    guarantee: 'while a suspension is open there is no due date, and the rest remains',
    line: { ...expertReview, suspensions: [{ start: review.start }], term: workdays(10), asOf: at('09-25') },
    expected: { due: null, remaining: 3, provisional: false },
  },
  {
    id: 'E7',
    guarantee: 'overlapping suspensions remove their union',
    line: {
      acceptedAt: at('11-02'),
      term: workdays(10),
      suspensions: [
        { start: at('11-04'), end: at('11-10') },
        { start: at('11-06'), end: at('11-12') },
      ],
      asOf: at('11-24'),
    },
    expected: { due: '2026-11-24', removedDays: 6, remaining: 0 },
  },
  {
    id: 'E8',
    guarantee: 'a suspension within one day removes nothing',
    line: { ...dueOn9November, suspensions: [{ start: at('11-04', '09:00'), end: at('11-04', '16:00') }] },
    expected: { due: '2026-11-09', removedDays: 0 },
  },
  {
    id: 'E13 at 23:30',
    guarantee: 'decided late on the due date is on time',
    line: { ...dueOn9November, decidedAt: '2026-11-09T15:30:00Z' },
    expected: { due: '2026-11-09', onTime: true, elapsedDays: 5, remaining: 0 },
  },
  {
    id: 'E13 at 00:30',
    guarantee: 'decided half an hour after midnight, local time, is late',
    line: { ...dueOn9November, decidedAt: '2026-11-09T16:30:00Z' },
    expected: { due: '2026-11-09', onTime: false, elapsedDays: 6, remaining: -1 },
  },
  {
    id: 'E14',
    guarantee: 'a suspension after the due date does not cure lateness',
    line: {
      acceptedAt: at('11-02'),
      term: workdays(3),
      suspensions: [{ start: at('11-09'), end: at('11-20') }],
      asOf: at('11-20'),
    },
    expected: { due: '2026-11-05', elapsedDays: 5, removedDays: 9, remaining: -2 },
  },
  {
    id: 'E16',
    guarantee: 'a due date beyond the calendar is provisional',
    line: { acceptedAt: at('12-28'), term: workdays(20), suspensions: [], asOf: at('12-31') },
    expected: { due: '2027-01-25', provisional: true, elapsedDays: 3 },
  },
  {
    id: 'E18',
    guarantee: 'a longer term resumes after the review',
    line: { ...expertReview, term: workdays(20), asOf: at('10-27') },
    expected: { due: '2026-10-27', removedDays: 7, remaining: 0 },
  },
];

/** Judges an example by the national calendar in Shanghai. */
export function judgeExample(example: Example): Judgement {
  return judgeClock({ ...example.line, calendar, zone: 'Asia/Shanghai' });
}
