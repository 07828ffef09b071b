import fc from 'fast-check';
import { eventMaker } from '../event-maker.ts';

/** Draws of one world, and how its events come into being. */
export type Draw = {
  make: ReturnType<typeof eventMaker>;
  oneOf: <T>(...values: T[]) => T;
  /** True in so many of a hundred draws. */
  chance: (percent: number) => boolean;
  whole: (min: number, max: number) => number;
};

const evenly = (min: number, max: number): fc.Arbitrary<number> => fc.noBias(fc.integer({ min, max }));

/** Draws from a generator's value, without its liking for extremes. */
export const drawFrom = (gen: fc.GeneratorValue, dataset: string): Draw => {
  const whole = (min: number, max: number): number => gen(evenly, min, max);
  return {
    make: eventMaker(dataset),
    oneOf: <T>(...values: T[]): T => gen(() => fc.noBias(fc.constantFrom(...values))),
    chance: (percent) => whole(0, 99) < percent,
    whole,
  };
};

const firstHourMs = Date.parse('2026-09-07T00:00:00Z');
export const dayHours = 24;

/** An instant so many hours into the world, to the minute. Whole hours meet each other and the moments asked about. */
export const hourOf = (hour: number): string =>
  new Date(firstHourMs + Math.round(hour * 60) * 60_000).toISOString();

/** Moments that questions are asked as of, in hours of the world: a local midnight, a day off, office hours, long after. */
export const askedHours = [14 * dayHours + 1, 23 * dayHours + 16, 37 * dayHours + 7, 108 * dayHours];
