import type { NewEvent } from '@haoban/contracts/decision';
import type { Awaited } from './awaited-materials.ts';
import type { Case } from './case.ts';
import { issuePaper } from './issue-paper.ts';
import { itemForClass } from './item-for-class.ts';
import type { Area, Item } from './reference.ts';

/** An acceptance at an instant (ISO) whose clocks count from the local date `day0`; nobody's when it was deemed. */
export type Acceptance = {
  readonly at: string;
  readonly day0: string;
  readonly item: Item;
  readonly area: Area;
  readonly awaited: Awaited;
  readonly officer?: string;
};

/** Hands a filing to approval: the item is frozen under the organisation that handles it, the notice is issued. */
export function accepted(
  before: Case,
  { at, day0, item, area, awaited, officer }: Acceptance,
): { state: Case; events: NewEvent[] } {
  const { late, committed } = awaited;
  const mended = before.mendings.flatMap((mending) => mending.mended);
  const deemed = officer === undefined;
  const data = {
    item: { ...itemForClass(item, before.submission.projectClass), org: before.org },
    receivedAt: before.receivedAt,
    day0,
    calendarId: area.calendarId,
    ...(officer === undefined ? {} : { officer }),
    tolerance: late.length > 0,
    committed: committed.length > 0,
    ...(late.length > 0 ? { lateMaterials: [...late] } : {}),
    ...(committed.length > 0 ? { committedMaterials: [...committed] } : {}),
    ...(mended.length > 0 ? { mended } : {}),
    deemed,
  };
  const { state, event } = issuePaper(before, 'acceptance', at);
  return {
    state: {
      ...state,
      status: 'accepted',
      acceptedAt: at,
      day0,
      deemed,
      lateMaterials: late,
      committedMaterials: committed,
    },
    events: [{ type: 'case.accepted.v1', time: at, data }, event],
  };
}
