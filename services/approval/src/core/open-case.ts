import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { awaitedOf } from './awaited-materials.ts';
import type { Case, Submission } from './case.ts';
import { startStages } from './stage-graph.ts';

/** An acceptance by intake at an instant (ISO), and the filing it accepts where that was heard. */
export type OpenCase = {
  readonly caseId: string;
  readonly region: string;
  readonly at: string;
  readonly data: EventData<'case.accepted.v1'>;
  readonly submission?: Submission | undefined;
  /** Version of its calendar that is in force; 0 without one. */
  readonly calendarVersion?: number;
};

/** Opens an accepted case: the stages without predecessors start at the acceptance. */
export function openCase(
  before: Case | undefined,
  { caseId, region, at, data, submission, calendarVersion }: OpenCase,
): Decision<Case, never> {
  if (before !== undefined) return { state: before, events: [] };
  const { item, calendarId, day0, officer } = data;
  const awaited = awaitedOf(data, submission);
  const { runs, events } = startStages({ item, runs: {}, pastRuns: [] }, at);
  return {
    state: {
      caseId,
      region,
      status: 'open',
      acceptedAt: at,
      countsFrom: data.deemed ? data.receivedAt : at,
      day0,
      calendarId,
      item,
      ...(item.org === undefined ? {} : { org: item.org }),
      ...(submission === undefined ? {} : { submission }),
      officers: officer === undefined ? [] : [officer],
      runs,
      pastRuns: [],
      suspensions: [],
      extensions: [],
      ...(awaited.length === 0 ? {} : { awaited }),
      commitments: [],
      lights: [],
      decisions: 0,
      ...(calendarVersion === undefined ? {} : { calendarVersion }),
    },
    events,
  };
}
