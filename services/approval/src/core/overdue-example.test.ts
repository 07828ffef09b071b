import { expect, test } from 'vitest';
import { overdueExample, overdueLevels } from './overdue-example.ts';

test('the example is overdue under both terms on any day of the year, holidays included', () => {
  for (let day = 0; day < 366; day += 1) {
    const { levels, last } = overdueExample('self-test', Date.UTC(2026, 0, 1 + day, 20));
    expect(levels).toEqual(overdueLevels);
    expect(last).toMatchObject({ type: 'light.raised.v1', data: { level: 'red', clock: 'statutory' } });
  }
});
