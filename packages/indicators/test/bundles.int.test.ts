import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedCase, published } from './published-figures.ts';
import { readableWarehouse } from './readable-warehouse.ts';

let warehouse: Awaited<ReturnType<typeof readableWarehouse>>;
beforeAll(async () => {
  warehouse = await readableWarehouse();
});
afterAll(() => warehouse?.close());

const attained = (by: readonly string[]) => published(warehouse, 'target_attainment', { by });

const bundled = (subject: string, more: object) =>
  closedCase(subject, {
    bundle_id: 'bundle-1',
    bundle_theme: 'open-a-shop',
    bundle_size: 3,
    is_accepted: 1,
    accepted_date: '2026-02-12',
    accepted_at: '2026-02-12 02:00:00.000',
    ended_date: '2026-02-26',
    ended_at: '2026-02-26 02:00:00.000',
    ...more,
  });

test('a bundle is one, closed when all its cases have ended, from the first acceptance to the last decision', async () => {
  const off = { calendar_id: 'cn', dataset: 'live', version: 1 };
  // Spring Festival: 15 to 23 February off, Saturday 14 at work
  const day = (text: string): number => Date.parse(text) / 86_400_000;
  const days = Array.from({ length: 20 }, (_, index) => day('2026-02-10') + index);
  const isWorkday = (one: number): boolean =>
    one === day('2026-02-14') ||
    ((one + 3) % 7 < 5 && !(one >= day('2026-02-15') && one <= day('2026-02-23')));
  await warehouse.insertPlain(
    'calendar_days_v1',
    days.map((one, index) => ({
      ...off,
      day: one,
      position: days.slice(0, index + 1).filter(isWorkday).length,
      is_workday: Number(isWorkday(one)),
    })),
  );
  await warehouse.insertPlain('calendars_v1', [
    { ...off, from_day: days[0], to_day: days.at(-1), last_position: days.filter(isWorkday).length },
  ]);
  for (const name of ['calendars', 'workday_positions', 'workdays']) await warehouse.reload(name);
  const goal = (region: string, value: number, validFrom: string, unit = 'WD') => ({
    type: 'target.set.v1',
    dataset: 'live',
    subject: 'bundleTheme:open-a-shop',
    time: `2026-01-0${value}T00:00:00.000`,
    data: JSON.stringify({ scope: 'bundleTheme', code: 'open-a-shop', region, value, unit, validFrom }),
  });
  await warehouse.insertPlain('reference_events_v1', [
    goal('', 9, '2026-01-01'),
    goal('3202', 4, '2026-01-01'),
    goal('3202', 5, '2026-02-01'),
    goal('3202', 1, '2026-02-27'),
    goal('3203', 8, '2026-01-01'),
  ]);
  const cases = [
    bundled('part-1', {}),
    bundled('part-2', { accepted_date: '2026-02-13', accepted_at: '2026-02-13 02:00:00.000' }),
    bundled('part-3', { is_closed: 0, ended_date: '2026-02-20', ended_at: '2026-02-20 02:00:00.000' }),
  ];
  await warehouse.insert('case_facts_v1', cases.slice(0, 2));
  expect(await attained(['bundleTheme'])).toMatchObject([{ denominator: 0 }]);
  await warehouse.insert('case_facts_v1', cases.slice(2));
  // 13, 14, 24, 25 and 26 February are worked: 5 days, and 5 is the nearest and latest target
  expect(await attained(['bundleTheme', 'month'])).toMatchObject([
    { g0: 'open-a-shop', g1: '2026-02', numerator: 1, denominator: 1, excluded: 0 },
  ]);
  await warehouse.insertPlain('reference_events_v1', [goal('320281', 3, '2026-02-01')]);
  expect(await attained(['bundleTheme'])).toMatchObject([{ numerator: 0, denominator: 1 }]);
  await warehouse.insertPlain('reference_events_v1', [goal('320281000000', 7, '2026-02-01', 'ND')]);
  expect(await attained(['bundleTheme'])).toMatchObject([{ numerator: 0, denominator: 0, excluded: 1 }]);
});
