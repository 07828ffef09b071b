import type { JudgedCase } from './case-facts.ts';
import { visitFacts } from './case-visits.ts';
import { numberOf } from './read-data.ts';

const promiseMissed = 209;
const statutoryExceeded = 110;
const moreTrips = 114;
const noOptions: readonly number[] = [];

/** The options of a rating that are numbers of the suite's lists, each once; words of foreign lists are left out. */
export function optionsOf(data: Readonly<Record<string, unknown>>): readonly number[] {
  const said = data['options'];
  if (!Array.isArray(said) || said.length === 0) return noOptions;
  const codes = said.filter((option) => /^\d{1,4}$/.test(String(option))).map((option) => Number(option));
  return [...new Set(codes)];
}

/**
 * Of the options of a rating given at `ratedMs` those that the clock (209, 110) or the visits (114) of its case confirm.
 * A case that ended without a decision tells of neither clock; one without declared visits nothing of trips.
 */
export function confirmedOptions(judged: JudgedCase, options: readonly number[], ratedMs: number): number[] {
  const holds: Readonly<Record<number, (() => boolean) | undefined>> = {
    [promiseMissed]: () => isMissed(judged, judged.promised, ratedMs),
    [statutoryExceeded]: () => isMissed(judged, judged.statutory, ratedMs),
    [moreTrips]: () => hasMoreTrips(judged),
  };
  return options.filter((option) => holds[option]?.() === true);
}

function isMissed(
  { story, isClosed }: JudgedCase,
  { basis, isOnTime, lateFromMs }: JudgedCase['promised'],
  ratedMs: number,
): boolean {
  if (basis === '') return false;
  if (isClosed) return !isOnTime;
  return story.ended === undefined && ratedMs >= lateFromMs;
}

function hasMoreTrips(judged: JudgedCase): boolean {
  const declared = numberOf(judged.story.item, 'visitsLimit');
  const { meetings } = visitFacts(judged);
  return declared !== undefined && typeof meetings === 'number' && meetings > declared;
}
