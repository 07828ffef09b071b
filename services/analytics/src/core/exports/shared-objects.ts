import type { Scalar } from './ocel-types.ts';
import { textOf, type Payload } from './payload.ts';

/** An attribute of an object, and since when it has its value. */
export type Attribute = readonly [name: string, value: Scalar, time: string];
/** What an event or object has to do with an object. */
export type Link = { readonly objectId: string; readonly qualifier: string };
type SharedObject = { readonly type: string; readonly attributes: readonly Attribute[] };

// Members that name an object of its own, which several subjects share: its type, and what the event has to do with it.
const members: readonly (readonly [member: string, type: string, qualifier: string])[] = [
  ['org', 'organisation', 'organisation'],
  ['fromOrg', 'organisation', 'from'],
  ['toOrg', 'organisation', 'to'],
  ['itemCode', 'item', 'item'],
  ['hall', 'hall', 'hall'],
  ['officer', 'officer', 'officer'],
];

/** The id of an object. Only case numbers go by themselves: a ticket or an office could bear the same code. */
export const objectId = (type: string, code: string): string => (type === 'case' ? code : `${type}:${code}`);

/** The objects that several subjects of a log share: organisations, items, halls and officers, once each. */
export function createSharedObjects() {
  const objects = new Map<string, SharedObject>();
  return {
    /** The shared objects that a payload names. */
    linksOf: (payload: Payload): Link[] =>
      members.flatMap(([name, type, qualifier]) => {
        const code = textOf(payload, name);
        if (code === undefined) return [];
        const id = objectId(type, code);
        if (!objects.has(id)) objects.set(id, { type, attributes: [] });
        return [{ objectId: id, qualifier }];
      }),
    /** Keeps what is known of an object when its type is a shared one; false when it is not. */
    take: (id: string, type: string, attributes: readonly Attribute[]): boolean => {
      const isShared = members.some(([, sharedType]) => sharedType === type);
      if (isShared) objects.set(id, { type, attributes });
      return isShared;
    },
    all: (): [id: string, object: SharedObject][] => [...objects],
  };
}
