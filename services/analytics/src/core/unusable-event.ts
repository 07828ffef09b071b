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
  const { type, subject, zone, data } = event;
  const why = whyUnfit(event);
  if (why !== undefined) return why;
  try {
    for (const named of [zone, referenceTypeSet.has(type) ? data['zone'] : undefined])
      if (typeof named === 'string' && named !== '') offsetSecondsAt(0, named);
    uncountable[type]?.(data);
    if (type === 'calendar.published.v1') calendarIn(data, subject);
    return undefined;
  } catch (error) {
    return `/data ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Why the columns of raw events cannot hold an envelope. */
function whyUnfit({
  id,
  subject,
  zone,
  time,
  recordedat,
  sequence,
  revision = 0,
  dataset,
}: Envelope): string | undefined {
  if (id.length !== uuidLength) return '/id is a name, not a number alone';
  if (!isInstant(time)) return '/time is no instant that can be kept';
  // Journals are tallied by the hour of recording; what was imported is not.
  if (dataset.startsWith('imp-') ? !isInstant(recordedat) : !isHour(recordedat))
    return '/recordedat is no instant that can be kept';
  if (sequence > greatest32) return '/sequence is too great';
  if (revision > lastMs) return '/revision is too great';
  if (!subject.isWellFormed() || zone?.isWellFormed() === false)
    return '/subject or zone holds half of a character';
  return undefined;
}

const demand = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new RangeError(otherwise);
};

const goal = (data: Envelope['data']): void => {
  const year = numberOf(data, 'year') ?? 0;
  demand((numberOf(data, 'value') ?? 0) <= greatestAmount, 'a goal too great');
  demand(year >= 0 && year <= 9999, 'a year that is none');
};

/** What everybody is judged by or counted with: throws where it is beyond what the warehouse counts with. */
const uncountable: Readonly<Record<string, (data: Envelope['data']) => void>> = {
  'area.published.v1': (data) =>
    demand((numberOf(data, 'tripCostCents') ?? 0) <= greatestAmount, 'costs of a trip too great'),
  'target.set.v1': goal,
  'baseline.set.v1': goal,
  'calendar.published.v1': (data) => {
    const coverage = recordOf(data, 'coverage');
    demand((numberOf(data, 'version') ?? 0) <= greatest32, 'a version too great');
    demand(
      textOf(coverage, 'from') >= firstDate && textOf(coverage, 'to') <= lastDate,
      'a coverage beyond 1900 to 2299',
    );
  },
  'journal.tallied.v1': (data) =>
    demand(
      recordsOf(data, 'hours').every(
        (hour) => isHour(textOf(hour, 'hour')) && Number.isSafeInteger(hour['count']),
      ),
      'a tally that cannot be kept',
    ),
};
