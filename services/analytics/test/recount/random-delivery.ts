import type { Envelope } from '@haoban/contracts/envelope';
import { dayHours, hourOf, type Draw } from './draw.ts';

/** Hand-overs of a case: asked for, on their way, failed and tried again, and what came of them. */
export function deliveryEvents(
  { make, oneOf, whole, chance }: Draw,
  subject: string,
  from: number,
): Envelope[] {
  return Array.from({ length: oneOf(0, 1, 1, 2) }, (_, index) => {
    const method = oneOf('window', 'courier', 'courier', 'locker', 'e_licence', 'agent');
    const documents = Array.from({ length: whole(0, 3) }, (__, n) => `${subject}-${index}-${n}`);
    let hour = from + whole(-10, 12 * dayHours);
    const told = (name: string, attempt: number): Envelope => {
      const data = { deliveryId: `${subject}-d${index}`, method, attempt, documents };
      const event = make.event('delivery', subject, `delivery.${name}`, hourOf(hour), data);
      hour += whole(1, 6 * dayHours);
      return event;
    };
    return [
      ...(chance(80) ? [told('requested', 1)] : []),
      ...(chance(60) ? [told('dispatched', 1)] : []),
      ...(chance(20) ? [told('failed', 1), told('dispatched', 2)] : []),
      ...(chance(70) ? [told('completed', 1)] : []),
    ];
  }).flat();
}

/** What was promised at acceptance, and whether it was brought. */
export function commitmentEvents(
  { make, oneOf, whole, chance }: Draw,
  subject: string,
  accepted: number,
): Envelope[] {
  return Array.from({ length: oneOf(0, 0, 1, 2) }, (_, index) => {
    const due = accepted + whole(0, 40 * dayHours);
    const data = {
      commitmentId: `${subject}-c${index}`,
      kind: oneOf('tolerance', 'commitment'),
      materials: ['m'],
      due: hourOf(due).slice(0, 10),
    };
    const told = (name: string, hour: number): Envelope =>
      make.event('approval', subject, `commitment.${name}`, hourOf(hour), data);
    const settled = accepted + whole(1, 45 * dayHours);
    return [told('due', accepted), ...(chance(70) ? [told(oneOf('kept', 'kept', 'broken'), settled)] : [])];
  }).flat();
}
