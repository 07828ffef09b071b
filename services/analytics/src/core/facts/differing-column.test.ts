import { expect, test } from 'vitest';
import { differingColumn } from './differing-column.ts';

const row = {
  subject: 'c-1',
  version: 2,
  ended_at: Date.UTC(2026, 10, 2, 1),
  due_date: null,
  'nodes.rated_at': [0, Date.UTC(2026, 10, 3)],
};
const stored = {
  subject: 'c-1',
  version: 9,
  ended_at: '2026-11-02 01:00:00.000',
  due_date: null,
  'nodes.rated_at': ['1970-01-01 00:00:00.000', '2026-11-03 00:00:00.000'],
};

test('a row that is stored as it was counted differs in nothing, whatever its version', () => {
  expect(differingColumn(stored, row)).toBeUndefined();
});

test('the column that differs is named with both values as the warehouse says them', () => {
  expect(differingColumn({ ...stored, ended_at: '2026-11-02 01:00:00.001' }, row)).toEqual({
    column: 'ended_at',
    stored: '"2026-11-02 01:00:00.001"',
    counted: '"2026-11-02 01:00:00.000"',
  });
  const one = { ...stored, 'nodes.rated_at': ['1970-01-01 00:00:00.000'] };
  expect(differingColumn(one, row)?.column).toBe('nodes.rated_at');
  const { due_date: _, ...without } = stored;
  expect(differingColumn(without, row)).toEqual({ column: 'due_date', stored: 'nothing', counted: 'null' });
});
