import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case, CaseRefusal } from './case.ts';

/** Records that somebody came for a case, accepted or not: the no-visit figures count it. */
export function recordVisit(
  before: Case,
  command: { at: string; visit: EventData<'visit.recorded.v1'> },
): Decision<Case, CaseRefusal> {
  return { state: before, events: [{ type: 'visit.recorded.v1', time: command.at, data: command.visit }] };
}
