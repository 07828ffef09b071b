import { mayActIn } from '@haoban/service-kit/access';
import { ProblemError } from '@haoban/service-kit/problems';
import type { Caller } from '@haoban/service-kit/tokens';
import type { Deps } from './deps.ts';

/**
 * The area a caller is answered about where single cases, officers or windows show: the one asked for when it lies in
 * the caller's, else the caller's own. Refuses with `area_denied`, or `area_unnamed` when there are several to choose
 * from. A data set whose cases have no places is not limited.
 */
export async function regionFor(
  { places }: Pick<Deps, 'places'>,
  caller: Caller,
  dataset: string,
  asked: string | undefined,
): Promise<string | undefined> {
  if (!(await places.hasPlaces(dataset))) return asked;
  if (asked !== undefined) {
    if (!mayActIn(caller, asked)) throw new ProblemError('area_denied');
    return asked;
  }
  const [own, ...others] = caller.areas;
  if (own === undefined) throw new ProblemError('area_denied');
  if (others.length > 0)
    throw new ProblemError('area_unnamed', [
      { path: 'region', message: `one of ${caller.areas.join(', ')}` },
    ]);
  return own;
}

/** Refuses with `area_denied` unless a case lies in the caller's areas. */
export async function requirePlace(
  { places }: Pick<Deps, 'places'>,
  caller: Caller,
  dataset: string,
  region: string,
): Promise<void> {
  if ((await places.hasPlaces(dataset)) && !mayActIn(caller, region)) throw new ProblemError('area_denied');
}
