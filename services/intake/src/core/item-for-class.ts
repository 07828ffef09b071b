import type { Item } from './reference.ts';

/** An item without the choice between its classes. */
export type ResolvedItem = Omit<Item, 'classes'>;

/**
 * The item as a project of this class has it: the class's terms and stages where it names its own, else the item's.
 * A class that the item no longer has leaves the item's own.
 */
export function itemForClass({ classes, ...item }: Item, projectClass: string | undefined): ResolvedItem {
  if (projectClass === undefined || classes === undefined) return item;
  return Object.hasOwn(classes, projectClass) ? { ...item, ...classes[projectClass] } : item;
}

/** What is wrong with the class a filing names: an item that has classes needs one of them. */
export function classFault(
  { classes = {} }: Item,
  projectClass: string | undefined,
): 'project_class_unknown' | undefined {
  if (Object.keys(classes).length === 0) return undefined;
  return projectClass !== undefined && Object.hasOwn(classes, projectClass)
    ? undefined
    : 'project_class_unknown';
}
