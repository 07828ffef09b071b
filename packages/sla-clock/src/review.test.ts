import { expect, test } from 'vitest';
import { world } from '../test/worked-examples.ts';
import { judgeCaseLine } from './judge-case.ts';
import { reviewFrom } from './review.ts';

const at = (day: string, time = '10:00'): string => `2026-11-${day}T${time}:00+08:00`;

test('E10: the review ends after five working days, acceptance is deemed at the midnight after', () => {
  expect(reviewFrom(world.calendar, world.zone, at('02'))).toEqual({
    due: '2026-11-09',
    deemedAt: '2026-11-09T16:00:00.000Z',
    day0: '2026-11-02',
    provisional: false,
  });
});

test('a review that reaches an unknown year is provisional', () => {
  const { provisional } = reviewFrom(world.calendar, world.zone, '2026-12-29T10:00:00+08:00');
  expect(provisional).toBe(true);
});

test.for([
  ['accepted on the last day of the review', { acceptedAt: at('09', '23:59') }, '2026-11-09', undefined],
  ['accepted a day late', { acceptedAt: at('10', '00:00') }, '2026-11-02', true],
  ['noticed a day late', { noticeAt: at('10'), acceptedAt: at('16') }, '2026-11-02', true],
  ['noticed in time and silent since', { noticeAt: at('09') }, null, undefined],
  [
    'accepted in time after a resubmission',
    { noticeAt: at('05'), resubmittedAt: at('12'), acceptedAt: at('19') },
    '2026-11-19',
    undefined,
  ],
  [
    'accepted late after a resubmission',
    { noticeAt: at('05'), resubmittedAt: at('12'), acceptedAt: at('20') },
    '2026-11-12',
    true,
  ],
  ['neither answered nor resubmitted', {}, '2026-11-02', true],
  ['resubmitted in time, not answered', { noticeAt: at('05'), resubmittedAt: at('12') }, '2026-11-12', true],
  ['resubmitted, still in review', { noticeAt: at('05'), resubmittedAt: at('18') }, null, undefined],
] as const)('%s', ([, filing, day0, deemed]) => {
  const line = { id: 1, receivedAt: at('02'), promised: { n: 5, unit: 'WD' }, asOf: at('22'), ...filing };
  const answer = judgeCaseLine(line, world);
  expect([answer.day0, answer.deemed]).toEqual([day0, deemed]);
});

test('working minutes of a deemed case run from its receipt', () => {
  const line = {
    id: 1,
    receivedAt: at('02', '16:00'),
    promised: { n: 5, unit: 'WD' },
    asOf: at('10', '09:30'),
  };
  expect(judgeCaseLine(line, world).workingMinutes).toBe(60 + 5 * 390 + 30);
});
