import type { Envelope } from '@haoban/contracts/envelope';
import { dayHours, hourOf, type Draw } from './draw.ts';

/** Attempts of two stages, begun by a start or a re-opening, some of them under way. */
export function stageEvents(
  { make, oneOf, whole, chance }: Draw,
  subject: string,
  accepted: number,
): Envelope[] {
  return ['s1', 's2'].flatMap((stage) => {
    if (chance(50)) return [];
    let hour = accepted + whole(0, dayHours);
    return Array.from({ length: oneOf(1, 1, 2) }, (_, index) => {
      const of = { stage, name: stage, org: 'o1', attempt: index + 1 };
      const start = hour;
      hour += whole(0, 12 * dayHours);
      const names = index === 0 ? ['started'] : oneOf(['reopened'], ['reopened', 'started'], ['started']);
      return [
        ...names.map((name) => make.event('approval', subject, `stage.${name}`, hourOf(start), of)),
        ...(chance(75) ? [make.event('approval', subject, 'stage.completed', hourOf(hour), of)] : []),
      ];
    }).flat();
  });
}

/** Extensions of either kind, in time and late, some of them too long or a second time. */
export function extensions(
  { make, oneOf, whole, chance }: Draw,
  subject: string,
  accepted: number,
): Envelope[] {
  return Array.from({ length: oneOf(0, 0, 1, 2) }, (_, index) => {
    const at = hourOf(accepted + whole(-10, 20 * dayHours));
    const kind = oneOf('A', 'B');
    return make.event('approval', subject, `extension.${chance(10) ? 'refused' : 'granted'}`, at, {
      extensionId: `e${index}`,
      kind,
      days: whole(0, 16),
      clocks: oneOf(['statutory'], ['statutory', 'promised'], ['promised']),
      reason: 'r',
      approver: 'x',
    });
  });
}
