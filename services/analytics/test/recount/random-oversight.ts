import type { Envelope } from '@haoban/contracts/envelope';
import { dayHours, hourOf, type Draw } from './draw.ts';

/** Lights of a case, some raised twice, some cancelled. */
export function lightEvents({ make, oneOf, whole, chance }: Draw, subject: string, from: number): Envelope[] {
  return Array.from({ length: oneOf(0, 0, 1, 2) }, (_, index) => {
    const lightId = `${subject}-l${index}`;
    const raised = from + whole(0, 20 * dayHours);
    const told = (hour: number): Envelope =>
      make.event('approval', subject, 'light.raised', hourOf(hour), {
        lightId,
        clock: oneOf('promised', 'statutory'),
        org: oneOf('o1', 'o2'),
        level: oneOf('warn', 'yellow', 'red'),
        due: '2026-09-30',
      });
    const cancelled = { lightId, reason: 'r', approver: 'x' };
    return [
      told(raised),
      ...(chance(15) ? [told(raised + whole(0, 40))] : []),
      ...(chance(25)
        ? [make.event('approval', subject, 'light.cancelled', hourOf(raised + whole(0, 90)), cancelled)]
        : []),
    ];
  }).flat();
}

/** A review: sampled, scored in rounds, now and then without a final score or twice with one. */
export function reviewEvents({ make, oneOf, whole, chance }: Draw, subject: string): Envelope[] {
  const sampled = whole(0, 45 * dayHours);
  const facts = { reviewId: subject, caseId: 'c0', org: oneOf('o1', 'o2', 'o3'), item: 'i' };
  const scored = (round: number, final: boolean): Envelope =>
    make.event('approval', subject, 'review.scored', hourOf(sampled + whole(1, 15 * dayHours)), {
      round,
      score: whole(0, 200) / 2,
      final,
    });
  return [
    ...(chance(95) ? [make.event('approval', subject, 'review.sampled', hourOf(sampled), facts)] : []),
    scored(1, false),
    scored(2, chance(70)),
    ...(chance(30) ? [scored(3, true)] : []),
  ];
}
