import { ProblemError } from '@haoban/service-kit/problems';
import type { Carrier } from '../db/carriers.ts';
import type { Deps } from './deps.ts';

/** The carrier with this code, if one is named. Throws `carrier_unknown` for one that is not set up or not active. */
export async function knownCarrier(
  { stores }: Pick<Deps, 'stores'>,
  code: string | undefined,
): Promise<Carrier | undefined> {
  if (code === undefined) return undefined;
  const found = await stores.carriers.find(code);
  if (found === undefined || !found.active) throw new ProblemError('carrier_unknown');
  return found;
}
