import { instant, type FactRow } from './fact-values.ts';
import type { Reference } from './reference.ts';
import type { SubjectEvents } from './subject-events.ts';

/**
 * What every finished row begins with. Its version adds up what only grows: the events of the subject, the instant of its
 * newest snapshot, the reference data. So of two rows of one subject the one that knows more has the greater, also where
 * a newer snapshot only leaves events out.
 */
export const rowHead = (known: SubjectEvents, { revision }: Reference, asOf: string): FactRow => ({
  dataset: known.dataset,
  as_of: asOf,
  subject: known.subject,
  version: known.count * 2 ** 32 + known.revision + revision,
  events: known.count,
  revision: known.revision,
  first_time: instant(known.firstMs),
  last_time: instant(known.lastMs),
});
