import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case } from './case.ts';
import { startStages } from './stage-graph.ts';

/** An acceptance by intake at an instant (ISO). */
export type OpenCase = {
  readonly caseId: string;
  readonly region: string;
  readonly at: string;
  readonly data: EventData<'case.accepted.v1'>;
};

/** Opens an accepted case: the stages without predecessors start at the acceptance. */
export function openCase(
  before: Case | undefined,
  { caseId, region, at, data }: OpenCase,
): Decision<Case, never> {
  if (before !== undefined) return { state: before, events: [] };
  const { item, calendarId } = data;
  const { runs, events } = startStages(item, {}, at);
  return {
    state: {
      caseId,
      region,
      status: 'open',
      acceptedAt: at,
      calendarId,
      item,
      runs,
      suspensions: [],
      decisions: 0,
    },
    events,
  };
}
