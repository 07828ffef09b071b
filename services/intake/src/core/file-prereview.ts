import type { Decision } from '@haoban/contracts/decision';
import type { Prereview, PrereviewRefusal } from './prereview.ts';
import type { Item } from './reference.ts';

/** A filing with the papers it waits for, at an instant (ISO). */
export type FilePrereview = Pick<
  Prereview,
  'prereviewId' | 'region' | 'account' | 'visitId' | 'submission' | 'waitingFor'
> & { readonly at: string };

/** What is wrong with the papers a filing waits for: the item's policies name those that may come after a review. */
export const preconditionFault = (
  { policies: { preconditions = [] } }: Item,
  waitingFor: readonly string[],
): 'precondition_unknown' | undefined =>
  waitingFor.every((code) => preconditions.includes(code)) ? undefined : 'precondition_unknown';

/** Takes in a filing for review; no clock starts. */
export function filePrereview(
  before: Prereview | undefined,
  { at, ...filing }: FilePrereview,
): Decision<Prereview, PrereviewRefusal> {
  if (before !== undefined) return { refusal: 'number_taken' };
  const { itemCode, org, applicantRef, projectId } = filing.submission;
  const waitingFor = [...new Set(filing.waitingFor)];
  const data = {
    itemCode,
    org,
    applicantRef,
    waitingFor,
    ...(projectId === undefined ? {} : { projectId }),
  };
  return {
    state: { ...filing, waitingFor, status: 'filed', filedAt: at, arrivals: [], wakesAt: null },
    events: [{ type: 'prereview.filed.v1', time: at, data }],
  };
}
