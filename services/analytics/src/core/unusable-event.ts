import type { Envelope } from '@haoban/contracts/envelope';
import { readInstant } from '@haoban/sla-clock/local-date';
import { offsetSecondsAt } from '@haoban/sla-clock/zone-offsets';
import { numberOf, recordOf, recordsOf, textOf } from './facts/read-data.ts';
import { calendarIn, referenceTypes } from './facts/reference-events.ts';

const referenceTypeSet: ReadonlySet<string> = new Set(referenceTypes);
// What the warehouse keeps sequences, versions and hours in.
const greatest32 = 2 ** 32 - 1;
// 32 digits in five groups; a URN of one says more.
const uuidLength = 36;
// Instants that it can keep; the last day stands for the end of time.
const [firstMs, lastMs] = [Date.UTC(1900), Date.UTC(2299, 11, 31) - 1];
const [firstDate, lastDate] = ['1900-01-01', '2299-12-31'];
// Money in cents, terms and goals in any unit: sums of them are exact.
const greatestAmount = 1e12;

const isInstant = (text: string): boolean => {
  const ms = readInstant(text);
  return ms >= firstMs && ms <= lastMs;
};
// Tallies are counted by hours since 1970 in 32 bits.
const isHour = (text: string): boolean => {
  const ms = readInstant(text);
  return ms >= 0 && ms <= greatest32 * 1000;
};

/**
 * Why a valid event cannot be worked with: a calendar that contradicts itself, an instant or a zone that no clock reads, a
 * number that the warehouse cannot hold; undefined for all others. Tried again it would fail again, and hold up what is
 * behind it. Numbers that only the row of the event's own subject holds are judged with that row.
 */
export function whyUnusable(event: Envelope): string | undefined {
  const { id, type, subject, time, recordedat, sequence, revision, dataset, zone, data } = event;
  if (id.length !== uuidLength) return '/id is a name, not a number alone';
  if (!isInstant(time)) return '/time is no instant that can be kept';
  // Journals are tallied by the hour of recording; what was imported is not.
  if (dataset.startsWith('imp-') ? !isInstant(recordedat) : !isHour(recordedat))
    return '/recordedat is no instant that can be kept';
  if (sequence > greatest32) return '/sequence is too great';
  if ((revision ?? 0) > lastMs) return '/revision is too great';
  if (![subject, zone ?? ''].every((text) => text.isWellFormed()))
    return '/subject or zone holds half of a character';
  const why = whyUncountable(type, data);
  if (why !== undefined) return `/data ${why}`;
  try {
    for (const named of [zone, referenceTypeSet.has(type) ? data['zone'] : undefined])
      if (typeof named === 'string' && named !== '') offsetSecondsAt(0, named);
    if (type === 'calendar.published.v1') calendarIn(data, subject);
    return undefined;
  } catch (error) {
    return `/data ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Why what everybody is judged by, or counted with, is beyond what the warehouse counts with. */
function whyUncountable(type: string, data: Envelope['data']): string | undefined {
  switch (type) {
    case 'area.published.v1':
      return (numberOf(data, 'tripCostCents') ?? 0) > greatestAmount
        ? 'costs of a trip too great'
        : undefined;
    case 'target.set.v1':
    case 'baseline.set.v1': {
      if ((numberOf(data, 'value') ?? 0) > greatestAmount) return 'a goal too great';
      const year = numberOf(data, 'year') ?? 0;
      return year < 0 || year > 9999 ? 'a year that is none' : undefined;
    }
    case 'calendar.published.v1': {
      if ((numberOf(data, 'version') ?? 0) > greatest32) return 'a version too great';
      const coverage = recordOf(data, 'coverage');
      return textOf(coverage, 'from') < firstDate || textOf(coverage, 'to') > lastDate
        ? 'a coverage beyond 1900 to 2299'
        : undefined;
    }
    case 'journal.tallied.v1':
      return recordsOf(data, 'hours').every(
        (hour) => isHour(textOf(hour, 'hour')) && Number.isSafeInteger(hour['count']),
      )
        ? undefined
        : 'a tally that cannot be kept';
    default:
      return undefined;
  }
}
