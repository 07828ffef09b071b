import { tmpdir } from 'node:os';
import type { ImportMap } from '@haoban/contracts/import-map';
import { expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';

const map: ImportMap = {
  name: 'm',
  version: 1,
  zone: 'Asia/Shanghai',
  calendar: 'none',
  case: { id: 'case', org: 'org' },
  event: { activity: 'what', time: 'when' },
  csv: { rows: 'event', delimiter: ';' },
};

async function read(text: string, by = map) {
  let rows = 0;
  const options = { spoolDir: tmpdir(), countRow: () => void (rows += 1) };
  const records = await Array.fromAsync(
    readCsv(
      (async function* () {
        yield text;
      })(),
      by,
      options,
    ),
  );
  return { rows, records };
}

test('the rows of a case meet wherever they stand, and its attributes are the first that are given', async () => {
  const { rows, records } = await read(
    'case;what;when;org\nA;x;2024-03-01;\nB;x;2024-03-01;o2\nA;"y;\nz";2024-03-02;o1\n',
  );
  expect(rows).toBe(3);
  const byCase = Object.fromEntries(
    records.map((record) => ('reason' in record ? [] : [record.attributes.get('case'), record])),
  );
  expect(byCase['A']).toMatchObject({ line: 2, events: [{ line: 2 }, { line: 4 }] });
  expect(byCase['A'].attributes.get('org')).toBe('o1');
  expect(byCase['A'].events[1].attributes.get('what')).toBe('y;\nz');
  expect(byCase['B']).toMatchObject({ line: 3, events: [{ line: 3 }] });
});

test('a bad row is refused alone with its line and reason', async () => {
  const { records } = await read(
    'case;what;when;org\nA;x\n;x;2024-03-01;o\nA;;2024-03-01;o\nA;x;soon;o\n\nA;x;2024-03-01;o\n',
  );
  expect(records.slice(0, -1)).toEqual([
    { line: 2, reason: 'the row has 2 cells, the header 4' },
    { line: 3, reason: 'the row has no case' },
    { line: 4, reason: 'the row has no what' },
    { line: 5, reason: 'when is no time: soon' },
  ]);
  expect(records.at(-1)).toMatchObject({ line: 7, events: [{ line: 7 }] });
});

test('one row a case has no events of its own', async () => {
  const { records } = await read('case;org\nA;"o ""1"""\n', {
    ...map,
    csv: { rows: 'case', delimiter: ';' },
  });
  expect(records).toEqual([
    {
      line: 2,
      attributes: new Map([
        ['case', 'A'],
        ['org', 'o "1"'],
      ]),
      events: [],
    },
  ]);
});

test('a column named by the map must exist, and no column may stand twice', async () => {
  await expect(read('case;what;when\nA;x;2024-03-01')).rejects.toMatchObject({ code: 'import_map_invalid' });
  await expect(read('case;what;when;org;org\n')).rejects.toMatchObject({ code: 'import_broken' });
});
