import { callerOf, requireArea } from '@haoban/service-kit/access';
import { ProblemError } from '@haoban/service-kit/problems';
import type { FastifyRequest } from 'fastify';
import { classFault } from '../core/item-for-class.ts';
import type { Area, Item } from '../core/reference.ts';
import type { Deps } from './deps.ts';
import type { FileCaseBody } from './file-case-body.ts';
import { getArea, getCurrentItem, requireWindow } from './references.ts';

type Place = Pick<FileCaseBody, 'region' | 'hall' | 'window' | 'projectId' | 'stageGroup'>;

/** The area a filing comes in at, with its hall and project checked. Throws what is wrong with the place. */
export async function requirePlace(deps: Deps, request: FastifyRequest, place: Place): Promise<Area> {
  const caller = callerOf(request);
  if (caller.roles.includes('window')) requireArea(caller, place.region);
  if (place.stageGroup !== undefined && place.projectId === undefined)
    throw new ProblemError('project_missing');
  const area = await getArea(deps, place.region);
  if (place.hall !== undefined) await requireWindow(deps, place.hall, place.window);
  return area;
}

/** The item a filing is for, in a class that it has. Throws `item_unknown` or `project_class_unknown`. */
export async function requireItem(
  deps: Deps,
  { itemCode, projectClass }: Pick<FileCaseBody, 'itemCode' | 'projectClass'>,
): Promise<Item> {
  const item = await getCurrentItem(deps, itemCode);
  const fault = classFault(item, projectClass);
  if (fault !== undefined) throw new ProblemError(fault);
  return item;
}
