import { expect, test } from 'vitest';
import { buildCalendar } from './calendar.ts';
import { calendarCn } from './calendar-cn.ts';
import { checkExtension } from './extension.ts';
import { judgeClock, type Extension } from './judge.ts';

const at = (monthAndDay: string): string => `2026-${monthAndDay}T10:00:00+08:00`;
// Due on 2 February; see E9.
const clock = {
  calendar: buildCalendar(calendarCn),
  zone: 'Asia/Shanghai',
  acceptedAt: at('01-05'),
  term: { unit: 'WD', n: 20 },
  suspensions: [],
  asOf: at('01-30'),
} as const;
const head = (approvedAt: string, days: number): Extension => ({ approvedAt, days, kind: 'A' });

test.for<[string, Extension[], Extension, string]>([
  ['in time', [], head(at('01-30'), 10), 'granted'],
  ['on the due date', [], head(at('02-02'), 10), 'granted'],
  ['after the due date', [], head(at('02-03'), 10), 'too_late'],
  ['longer than its kind allows', [], head(at('01-30'), 11), 'kind_exceeded'],
  ['by the head of government', [], { approvedAt: at('01-30'), days: 15, kind: 'B' }, 'granted'],
  [
    'by the head of government, too long',
    [],
    { approvedAt: at('01-30'), days: 16, kind: 'B' },
    'kind_exceeded',
  ],
  ['a second one of its kind', [head(at('01-20'), 5)], head(at('01-30'), 5), 'kind_used'],
  ['one of its kind had been refused', [head(at('01-20'), 11)], head(at('01-30'), 5), 'granted'],
  ['the other kind', [head(at('01-20'), 5)], { approvedAt: at('02-09'), days: 5, kind: 'B' }, 'granted'],
  ['of no known kind', [head(at('01-20'), 5)], { approvedAt: at('01-30'), days: 90 }, 'granted'],
])('an extension is judged before it is granted: %s', ([, extensions, asked, verdict]) => {
  expect(checkExtension({ ...clock, extensions }, asked)).toBe(verdict);
});

test('while a suspension holds the due date back, an extension is in time', () => {
  const suspensions = [{ start: at('01-20') }];
  expect(checkExtension({ ...clock, suspensions }, head(at('05-20'), 10))).toBe('granted');
});

test('extensions are judged in order of approval and named by their place', () => {
  const extensions = [
    head(at('02-12'), 5),
    { approvedAt: at('01-30'), days: 5 },
    head(at('02-20'), 1),
    head(at('01-29'), 30),
  ];
  const judged = judgeClock({ ...clock, extensions });
  expect(judged).toMatchObject({ refusedExtensions: [0, 2, 3], due: '2026-02-09', remaining: 25 - 19 });
});

test('what an extension cannot be is refused', () => {
  for (const days of [-1, 1.5, Number.NaN]) {
    const extensions = [{ approvedAt: at('01-30'), days }];
    expect(() => judgeClock({ ...clock, extensions })).toThrow('an extension in WD');
  }
});
