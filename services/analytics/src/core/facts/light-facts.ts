import { lastWords } from './case-story.ts';
import { placeOfEvent } from './event-place.ts';
import { flag, type FactRow } from './fact-values.ts';
import { textOf } from './read-data.ts';
import type { Reference } from './reference.ts';
import { rowHead } from './row-head.ts';
import type { SubjectEvents } from './subject-events.ts';

/** The finished row of the lights of a case or order (light_facts_v1), one entry a raised light; undefined where none was said. */
export function lightFacts(known: SubjectEvents, reference: Reference, asOf: string): FactRow | undefined {
  const cancellations = known.of('light.cancelled.v1');
  const raised = lastWords(known.of('light.raised.v1'), 'lightId');
  if (raised.length + cancellations.length === 0) return undefined;
  const cancelled = new Set(cancellations.map(({ data }) => textOf(data, 'lightId')));
  const texts = (key: string): string[] => raised.map(({ data }) => textOf(data, key));
  return {
    ...rowHead(known, reference, asOf),
    'lights.light': texts('lightId'),
    'lights.region': raised.map(({ region }) => region),
    'lights.org': texts('org'),
    'lights.level': texts('level'),
    'lights.clock': texts('clock'),
    'lights.stage': texts('stage'),
    'lights.raised_date': raised.map((event) => placeOfEvent(event, reference).dateOf(event.timeMs)),
    'lights.is_cancelled': texts('lightId').map((id) => flag(cancelled.has(id))),
  };
}
