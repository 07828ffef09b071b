import type { Envelope } from '@haoban/contracts/envelope';
import fc from 'fast-check';
import { dayHours, drawFrom, hourOf, type Draw } from './draw.ts';
import { caseEvents } from './random-case.ts';
import { reviewEvents } from './random-oversight.ts';
import { randomRatings } from './random-ratings.ts';

/** Regions of the worlds, published as areas of different zones. */
export const regions = ['320281', '980101'] as const;

function ticketEvents(draw: Draw, subject: string): Envelope[] {
  const { make, whole, chance } = draw;
  const issued = whole(0, 45 * dayHours);
  const told = (name: string, hour: number): Envelope =>
    make.event('intake', subject, `ticket.${name}`, hourOf(hour), { hall: 'h1', queue: 'q' });
  const served = chance(70) ? [told('called', issued), told('served', issued + whole(0, 3))] : [];
  const events = [told('issued', issued), ...(served.length > 0 ? served : [told('abandoned', issued + 2)])];
  return [...events, ...randomRatings(draw, subject, events)];
}

/** Fifteen to twenty-five cases and a few tickets that went every way things can go, in no order and partly told twice. */
export const randomWorld = (dataset: string): fc.Arbitrary<Envelope[]> =>
  fc
    .gen()
    .map((gen) => {
      const draw = drawFrom(gen, dataset);
      const placed = (events: Envelope[]): Envelope[] => {
        const region = draw.oneOf(...regions);
        const zone = draw.chance(10) ? { zone: 'America/Los_Angeles' } : {};
        return events.map((event) => ({ ...event, region, ...zone }));
      };
      const cases = Array.from({ length: draw.whole(15, 25) }, (_, n) => placed(caseEvents(draw, `c${n}`)));
      const tickets = Array.from({ length: draw.whole(0, 4) }, (_, n) => placed(ticketEvents(draw, `t${n}`)));
      const reviews = Array.from({ length: draw.whole(0, 6) }, (_, n) => placed(reviewEvents(draw, `r${n}`)));
      return [...cases, ...tickets, ...reviews].flat();
    })
    .chain((events) => {
      const repeated = events.filter((_, index) => index % 3 === 0);
      const told = [...events, ...repeated];
      return fc.shuffledSubarray(told, { minLength: told.length });
    });
