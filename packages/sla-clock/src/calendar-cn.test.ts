import { expect, test } from 'vitest';
import { runInZone } from '../test/run-in-zone.ts';
import { buildCalendar } from './calendar.ts';
import { calendarCn } from './calendar-cn.ts';
import { formatDate, parseDate } from './local-date.ts';

const calendar = buildCalendar(calendarCn);
const firstDay = parseDate(calendarCn.coverage.from);
const lastDay = parseDate(calendarCn.coverage.to);

const upTo = (date: string) => calendar.workdaysUpTo(parseDate(date));
const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay());

// In a process of its own: the other table shifts its days on hosts west of UTC.
const independentTable = `
  import chineseDays from 'chinese-days';
  import { formatDate } from './src/local-date.ts';
  const works = [];
  for (let day = ${firstDay}; day <= ${lastDay}; day += 1) works.push(chineseDays.isWorkday(formatDate(day)));
  console.log(JSON.stringify(works));
`;

test('every day of 2016-2026 agrees with an independent table', () => {
  const works: boolean[] = JSON.parse(runInZone(independentTable, 'UTC'));
  expect(works).toHaveLength(parseDate('2026-12-31') - parseDate('2016-01-01') + 1);
  const days = works.map((_, index) => firstDay + index);
  const different = days.filter((day, index) => calendar.isWorkday(day) !== works[index]).map(formatDate);
  expect(different).toEqual([]);
});

test('2026 has 248 working days', () => {
  expect(upTo('2026-12-31') - upTo('2025-12-31')).toBe(248);
});

test('every date off is a weekday and every date worked a weekend day, in order', () => {
  expect(calendarCn.off.filter(isWeekend)).toEqual([]);
  expect(calendarCn.work.filter((date) => !isWeekend(date))).toEqual([]);
  expect(calendarCn.off).toEqual(calendarCn.off.toSorted());
  expect(calendarCn.work).toEqual(calendarCn.work.toSorted());
});

test('every year names its notice', () => {
  for (let year = 2016; year <= 2026; year += 1) {
    const title = `国务院办公厅关于${year}年部分节假日安排的通知`;
    expect(calendarCn.sources.filter((source) => source.startsWith(title))).toHaveLength(1);
  }
});
