import { ProblemError } from '@haoban/service-kit/problems';
import type { Area, Item } from '../core/reference.ts';
import type { Deps } from './deps.ts';

/** The item as it is published now, retired or not. Throws `item_unknown`. */
export async function getItem({ stores }: Deps, code: string): Promise<Item> {
  const found = (await stores.reference.load(code))?.state;
  if (found?.kind !== 'item') throw new ProblemError('item_unknown');
  return found.data;
}

/** An item that can be filed for. Throws `item_unknown` when it is retired too. */
export async function getCurrentItem({ stores }: Deps, code: string): Promise<Item> {
  const found = (await stores.reference.load(code))?.state;
  if (found?.kind !== 'item' || found.retired === true) throw new ProblemError('item_unknown');
  return found.data;
}

/** The published area, or the nearest one above it. Throws `area_unknown`. */
export async function getArea({ stores }: Deps, code: string): Promise<Area> {
  for (const length of [12, 9, 6, 4, 2]) {
    if (length > code.length) continue;
    const found = (await stores.reference.load(code.slice(0, length)))?.state;
    if (found?.kind === 'area') return found.data;
  }
  throw new ProblemError('area_unknown');
}

/** Checks that a hall exists and, when a window is named, that the hall has it. Throws `hall_unknown`. */
export async function requireWindow(
  { stores }: Deps,
  hall: string,
  window: string | undefined,
): Promise<string> {
  const found = (await stores.reference.load(hall))?.state;
  if (found?.kind !== 'hall') throw new ProblemError('hall_unknown');
  if (window !== undefined && !found.data.windows.includes(window)) throw new ProblemError('hall_unknown');
  return found.data.area;
}
