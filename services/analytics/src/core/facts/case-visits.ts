import type { JudgedCase } from './case-facts.ts';
import type { FactRow } from './fact-values.ts';
import { numberOf, textOf } from './read-data.ts';

/** Meetings: the applicant in person at a window or to pick up, once a local date and hall. */
export function visitFacts({ story, at }: JudgedCase): FactRow {
  const meetings = new Set(
    story.known
      .of('visit.recorded.v1')
      .filter(
        ({ data }) =>
          ['window', 'pickup'].includes(textOf(data, 'kind')) && textOf(data, 'by') === 'applicant',
      )
      .map(({ data, timeMs }) => `${at.dayOf(timeMs)} ${textOf(data, 'hall')}`),
  );
  return { declared_visits: numberOf(story.item, 'visitsLimit') ?? 0, meetings: meetings.size };
}
