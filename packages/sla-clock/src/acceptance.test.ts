import { expect, test } from 'vitest';
import { world } from '../test/worked-examples.ts';
import { judgeCaseLine } from './judge-case.ts';

test('a filing that waits for its applicant has its whole term left, extensions included', () => {
  const approvedAt = '2026-11-04T10:00:00+08:00';
  const line = {
    id: 'c',
    receivedAt: '2026-11-02T10:00:00+08:00',
    noticeAt: '2026-11-03T10:00:00+08:00',
    promised: { n: 5, unit: 'WD' },
    extensions: [
      { approvedAt, days: 10, clocks: ['promised'], kind: 'A' },
      { approvedAt, days: 5, clocks: ['promised'], kind: 'A' },
    ],
    asOf: '2026-11-20T10:00:00+08:00',
  };
  const { day0, promised } = judgeCaseLine(line, world);
  expect(day0).toBeNull();
  expect(promised).toMatchObject({ due: null, remaining: 15, elapsedDays: 0, refusedExtensions: [1] });
});
