import { expect, test } from 'vitest';
import { settleLetter, type Letter } from './dead-letter.ts';

const waiting: Letter = {
  id: 'a',
  consumer: 'approval',
  reason: 'failed',
  detail: '',
  at: '2026-01-01T00:00:00.000Z',
  natsSubject: 'haoban.00.intake.case.accepted.v1',
  body: '{}',
  state: 'waiting',
  decidedBy: '',
  decidedAt: null,
  note: '',
};
const replay = { to: 'replayed', by: 'admin', note: 'mended', at: '2026-01-02T00:00:00.000Z' } as const;

test('given a waiting letter, when it is replayed, then it says who, when and why', () => {
  expect(settleLetter(waiting, replay)).toEqual({
    letter: { ...waiting, state: 'replayed', decidedBy: 'admin', decidedAt: replay.at, note: 'mended' },
  });
});

test('given a letter that is settled, when it is decided on again, then it stays as it is', () => {
  expect(settleLetter({ ...waiting, state: 'discarded' }, replay)).toEqual({
    refusal: 'dead_letter_settled',
  });
});

test('given no letter, then nothing is decided', () => {
  expect(settleLetter(undefined, replay)).toEqual({ refusal: 'dead_letter_unknown' });
});
