import type { ClockCase } from './clock-cases.ts';

type Edge = Omit<ClockCase, 'subject'>;
const at = (date: string, time = '10:00'): string => new Date(`2026-${date}T${time}:00+08:00`).toISOString();
const both: ('statutory' | 'promised')[] = ['statutory', 'promised'];
const edge = (acceptedAt: string, more: Partial<Edge>): Edge => ({
  zone: 'Asia/Shanghai',
  calendarId: 'cn',
  hall: 'h2',
  acceptedAt,
  day0: new Date(Date.parse(acceptedAt) + 8 * 3_600_000).toISOString().slice(0, 10),
  suspensions: [],
  attempts: [],
  extensions: [],
  ...more,
});
const justAfter = (iso: string): string => new Date(Date.parse(iso) + 1).toISOString();
const anHour = { promised: { unit: 'WH' as const, n: 1 } };
const longer = (approvedAt: string): Edge['extensions'] => [{ approvedAt, days: 2, kind: 'A', clocks: both }];

const attempt = (stage: string, start: string, end: string) => ({ stage, attempt: 1, start, end });

/** What chance hardly draws: the very moment at which a term ends, and worked examples of the clock's specification. */
export const edges: readonly Edge[] = [
  edge(at('11-02', '09:00'), { ...anHour, extensions: longer(at('11-02', '10:00')) }),
  edge(at('11-02', '09:00'), { ...anHour, extensions: longer(justAfter(at('11-02', '10:00'))) }),
  edge(at('11-02', '09:00'), { ...anHour, decidedAt: at('11-02', '10:00') }),
  edge(at('11-02', '09:00'), { ...anHour, decidedAt: justAfter(at('11-02', '10:00')) }),
  // the end of a shift: the moment it closes, not the next opening
  edge(at('11-02', '11:00'), { ...anHour, decidedAt: at('11-02', '12:00') }),
  edge(at('11-02', '11:00'), { ...anHour, extensions: longer(at('11-02', '13:30')) }),
  // E6, E9, E14
  edge(at('09-14'), {
    statutory: { unit: 'WD', n: 10 },
    suspensions: [{ start: at('09-22', '15:00'), end: at('10-09', '09:30'), stops: both }],
  }),
  ...['01-30', '02-03'].map((day) =>
    edge(at('01-05'), {
      statutory: { unit: 'WD', n: 20 },
      extensions: [{ approvedAt: at(day), days: 10, kind: 'A', clocks: both }],
    }),
  ),
  edge(at('11-02'), {
    promised: { unit: 'WD', n: 3 },
    suspensions: [{ start: at('11-09'), end: at('11-20'), stops: both }],
  }),
  // E12: only 10 November leaves the case clock
  edge(at('11-02'), {
    statutory: { unit: 'WD', n: 20 },
    attempts: [
      attempt('a', at('11-02'), at('11-05')),
      attempt('b', at('11-02'), at('11-13')),
      attempt('c', at('11-02'), at('11-09')),
    ],
    suspensions: [{ start: at('11-04'), end: at('11-10'), stage: 'b', stops: both }],
    decidedAt: at('11-13'),
  }),
];
