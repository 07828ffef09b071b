import { localDay } from '@haoban/sla-clock/local-date';
import type { Office } from '@haoban/sla-clock/office-hours';
import type { CaseStory } from './case-story.ts';
import { textOf } from './read-data.ts';
import type { Place, Reference } from './reference.ts';

/** Where a case runs: the area that handles it, its zone, and the office whose calendar and hours its clocks use. */
export type CasePlace = {
  readonly region: string;
  readonly place: Place;
  readonly zone: string;
  readonly office: Office;
  readonly dayOf: (ms: number) => number;
};

/** The place of a case: of its acceptance, before it of its submission, else of its first event. */
export function casePlace({ known, accepted, submitted }: CaseStory, reference: Reference): CasePlace {
  const said = accepted ?? submitted ?? known.events[0];
  const region = said?.region ?? '-';
  const place = reference.placeOf(region);
  const zone = said === undefined || said.zone === '' ? place.zone : said.zone;
  const calendarId = textOf(accepted?.data, 'calendarId');
  const office = reference.officeOf(
    calendarId === '' ? place.calendarId : calendarId,
    zone,
    textOf(submitted?.data, 'hall'),
  );
  return { region, place, zone, office, dayOf: (ms) => localDay(ms, zone) };
}
