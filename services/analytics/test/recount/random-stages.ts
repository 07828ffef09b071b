import type { Envelope } from '@haoban/contracts/envelope';
import { dayHours, hourOf, type Draw } from './draw.ts';
import type { WorldItem } from './random-items.ts';

/** Attempts at the stages of an item, begun by a start or a re-opening, some of them under way. */
export function stageEvents(
  { make, oneOf, whole, chance }: Draw,
  subject: string,
  accepted: number,
  { stages }: Pick<WorldItem, 'stages'>,
): Envelope[] {
  const ends = new Map<string, number>();
  return stages.flatMap(({ code, org, after }) => {
    if (chance(20)) return [];
    let hour =
      Math.max(accepted, ...after.map((before) => ends.get(before) ?? 0)) + oneOf(0, whole(0, dayHours));
    const events = Array.from({ length: oneOf(1, 1, 1, 2) }, (_, index) => {
      const of = { stage: code, name: code, org, attempt: index + 1 };
      const start = hour;
      hour += whole(0, 9 * dayHours);
      const names = index === 0 ? ['started'] : oneOf(['reopened'], ['reopened', 'started'], ['started']);
      return [
        ...names.map((name) => make.event('approval', subject, `stage.${name}`, hourOf(start), of)),
        ...(chance(85) ? [make.event('approval', subject, 'stage.completed', hourOf(hour), of)] : []),
      ];
    }).flat();
    ends.set(code, hour);
    return events;
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

const reasons = ['expert_review', 'hearing', 'testing', 'fee_payment', 'site_survey'];

/** Suspensions of the case or of a stage, with and without papers; some overlap, some never end. */
export function suspensions(
  { make, oneOf, whole, chance }: Draw,
  subject: string,
  accepted: number,
  { stages }: Pick<WorldItem, 'stages'>,
): Envelope[] {
  return Array.from({ length: oneOf(0, 0, 1, 2, 3) }, (_, index) => {
    const suspensionId = `s${index}`;
    const start = accepted + whole(0, 10 * dayHours) + 0.5;
    const stage = oneOf('s1', ...stages.map(({ code }) => code));
    const started = make.event('approval', subject, 'suspension.started', hourOf(start), {
      suspensionId,
      ...(chance(35) ? { scope: 'stage', stage } : { scope: 'case' }),
      reason: oneOf(...reasons),
      stops: oneOf(['statutory', 'promised'], ['statutory', 'promised'], ['promised'], ['statutory'], []),
      ...(chance(50) ? { notice: 'n' } : {}),
      ...(chance(40) ? { basis: 'b' } : {}),
      plannedDays: whole(0, 5),
    });
    if (chance(25)) return [started];
    const end = hourOf(start + whole(0, 10 * dayHours));
    const ended = make.event('approval', subject, 'suspension.ended', end, { suspensionId });
    return chance(10) ? [ended] : [started, ended];
  }).flat();
}
