import { ProblemError } from '@haoban/service-kit/problems';
import type { Area, Item, Theme } from '../core/reference.ts';
import { nearestArea } from '../db/worlds.ts';
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

/** A theme that bundles can be filed under. Throws `theme_unknown`. */
export async function getTheme({ stores }: Deps, code: string): Promise<Theme> {
  const found = (await stores.reference.load(code))?.state;
  if (found?.kind !== 'theme') throw new ProblemError('theme_unknown');
  return found.data;
}

/** The published area, or the nearest one above it. Throws `area_unknown`. */
export async function getArea({ stores }: Deps, code: string): Promise<Area> {
  const found = await nearestArea(stores.reference, code);
  if (found === undefined) throw new ProblemError('area_unknown');
  return found;
}

/** Checks that an organisation is published. Throws `org_unknown`. */
export async function requireOrg({ stores }: Deps, code: string): Promise<void> {
  const found = (await stores.reference.load(code))?.state;
  if (found?.kind !== 'organisation') throw new ProblemError('org_unknown');
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
