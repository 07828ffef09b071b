import type { Decision } from '@haoban/contracts/decision';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { accepted } from './acceptance.ts';
import { allowedOf, awaitedMaterials } from './awaited-materials.ts';
import { unfit, withOfficer, type Case, type CaseRefusal } from './case.ts';
import type { Area, Item } from './reference.ts';

/**
 * An acceptance by an officer at an instant (ISO) under the area's zone and calendar, with the item as it is now;
 * `blocked` says that the applicant broke a promise before.
 */
export type AcceptCase = {
  readonly at: string;
  readonly officer: string;
  readonly item: Item;
  readonly area: Area;
  readonly blocked: boolean;
};

/**
 * Accepts a filing: the clocks start, day 0 is the local date of acceptance, the item is frozen. Materials may still
 * be awaited where the item's policies name them.
 */
export function acceptCase(before: Case, command: AcceptCase): Decision<Case, CaseRefusal> {
  if (before.status !== 'submitted') return unfit(before);
  const { at, officer, item, area, blocked } = command;
  const awaited = awaitedMaterials(before);
  const allowed = allowedOf(item, awaited);
  if (allowed.late.length < awaited.late.length) return { refusal: 'tolerance_not_allowed' };
  if (allowed.committed.length < awaited.committed.length) return { refusal: 'commitment_not_allowed' };
  if (blocked && awaited.late.length + awaited.committed.length > 0) return { refusal: 'commitment_blocked' };
  const day0 = formatDate(localDay(Date.parse(at), area.zone));
  const { state, events } = accepted(before, { at, day0, item, area, awaited, officer });
  return { state: { ...state, officers: withOfficer(before, officer) }, events };
}
