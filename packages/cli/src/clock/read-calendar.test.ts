import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseDate } from '@haoban/sla-clock/local-date';
import { readCalendar } from './read-calendar.ts';

const folder = mkdtempSync(join(tmpdir(), 'haoban-calendar-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a calendar file may begin with a byte order mark, as lines may', () => {
  const file = join(folder, 'calendar.json');
  const coverage = { from: '2026-01-01', to: '2026-12-31' };
  writeFileSync(
    file,
    `\uFEFF${JSON.stringify({ calendarId: 'x', version: 2, coverage, off: ['2026-11-03'], work: [] })}`,
  );
  expect(readCalendar(file)).toMatchObject({ id: 'x', version: 2 });
});

test('a calendar file may list its days by years', () => {
  const file = join(folder, 'years.json');
  const coverage = { from: '2026-01-01', to: '2026-12-31' };
  writeFileSync(
    file,
    JSON.stringify({ note: 'x', coverage, years: { 2026: { off: ['2026-11-03'], work: ['2026-11-07'] } } }),
  );
  const calendar = readCalendar(file);
  expect([parseDate('2026-11-03'), parseDate('2026-11-07')].map(calendar.isWorkday)).toEqual([false, true]);
});
