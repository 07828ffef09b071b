import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messagingReadings } from '../src/readings.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the table of metrics says what the code says', () => {
  const rows = [...readme.matchAll(/^\| `(haoban_\w+)` \| (.+) \|$/gm)].map(([, name, help]) => ({
    name,
    help,
  }));
  const stats = { published: 0, leading: false, oldestTransactionSeconds: 0 };
  const readings = messagingReadings(
    () => stats,
    () => [],
    async () => 0,
    () => [],
  );
  expect(rows).toEqual(readings.map(({ name, help }) => ({ name, help })));
});
