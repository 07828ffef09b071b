import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { testClickHouse } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indicators } from '../src/catalogue.ts';
import { nearestRanks } from '../src/nearest-rank.ts';

const percents = [...new Set(indicators.flatMap(({ percent }) => percent ?? []))];
const most = 1_000;

let client: ClickHouseClient;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await testClickHouse();
  client = createClient({ url: database.url });
  drop = database.drop;
});
afterAll(async () => {
  await client.close();
  await drop();
});

/** Of 1 to n, for each n: the values at all hundredths that the catalogue asks for. */
async function ranked(isEach: boolean): Promise<number[][]> {
  const answer = await client.query({
    query: `select arrayMap(value -> toInt32(value), ${nearestRanks(percents, 'members', isEach)})
      from (select number + 1 as n, toInt64(arrayJoin(range(1, n + 1))) as amount, toUInt64(1) as members from numbers(${most}))
      group by n order by n`,
    format: 'JSONCompactEachRow',
  });
  return (await answer.json<[number[]]>()).map(([values]) => values);
}

test.each([true, false])('values that are single (%s) are found at the nearest rank', async (isEach) => {
  expect(percents.length).toBeGreaterThan(2);
  const found = await ranked(isEach);
  expect(found).toHaveLength(most);
  for (const [index, values] of found.entries())
    expect(values).toEqual(percents.map((percent) => Math.ceil((percent * (index + 1)) / 100)));
});

test('rows that are no member have no rank, and weights are members', async () => {
  const rows = `(select arrayJoin([(10, 1), (20, 0), (30, 1)]) as row, toInt64(row.1) as amount, toUInt64(row.2) as members)`;
  const weighted = `(select arrayJoin([(10, 3), (20, 0), (30, 1)]) as row, toInt64(row.1) as amount, toUInt64(row.2) as members)`;
  const answer = await client.query({
    query: `select (select ${nearestRanks([50, 90], 'members', true)} from ${rows}) as single,
      (select ${nearestRanks([50, 90], 'members', false)} from ${weighted}) as weighted`,
    format: 'JSONEachRow',
  });
  expect(await answer.json()).toEqual([{ single: [10, 30], weighted: [10, 30] }]);
});
