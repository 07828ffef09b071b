import type { NewEvent } from '@haoban/contracts/decision';
import type { ImportMap } from '@haoban/contracts/import-map';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { offsetSecondsAt } from '@haoban/sla-clock/zone-offsets';
import { createCounter, eventOfStep, meaningOf, type Step } from './activity-event.ts';
import type { Attributes, CaseRecord, SaidEvent, TimedEvent } from './case-record.ts';
import { standardEvent } from './default-map.ts';
import { nativeEvent } from './native-event.ts';
import { readInstant } from './read-instant.ts';

/** A case as events of the suite, each with its time, in the order they are to be numbered; or why it can't be. */
export type Snapshot =
  | { subject: string; region: string; zone: string; events: TimedEvent[] }
  | { reason: string };

type Dates = {
  receiptMs: number;
  acceptanceMs: number | undefined;
  dueMs: number | undefined;
  decisionMs: number | undefined;
};
type Outcome = 'granted' | 'granted_tolerance' | 'denied' | 'unknown';

const isZone = (zone: string): boolean => {
  try {
    offsetSecondsAt(0, zone);
    return true;
  } catch {
    return false;
  }
};

const valueOf = (attributes: Attributes, name: string | undefined): string | undefined =>
  (name === undefined ? undefined : attributes.get(name)?.trim()) || undefined;

/**
 * Turns a case of a foreign log into a snapshot by the map: submitted, accepted, every step in order of time,
 * decided; or, where its events bear events of the suite, just these. A date that can't be read refuses the whole case: half a case would be a wrong one.
 */
export function snapshotOfCase(record: CaseRecord, map: ImportMap): Snapshot {
  const subject = valueOf(record.attributes, map.case.id);
  if (subject === undefined) return { reason: `the case has no ${map.case.id}` };
  const zone = valueOf(record.attributes, map.case.zone) ?? map.zone;
  if (!isZone(zone)) return { reason: `${zone} is no time zone` };
  const place = { subject, region: valueOf(record.attributes, map.case.region) ?? '-', zone };
  const steps = stepsOf(record, { ...map, zone });
  if ('reason' in steps) return steps;
  if (steps.steps.some(({ native }) => native !== undefined))
    return { ...place, events: eventsOfSteps(steps.steps, map, '-') };
  const events = eventsOfLog(record, { ...map, zone }, steps.steps);
  return 'reason' in events ? events : { ...place, ...events };
}

/** The events of a case whose dates the map finds: submission, acceptance, every step, decision. */
function eventsOfLog(
  record: CaseRecord,
  map: ImportMap,
  steps: readonly Step[],
): { events: TimedEvent[] } | { reason: string } {
  const dates = datesOf(record, map, steps);
  if ('reason' in dates) return dates;

  const org = valueOf(record.attributes, map.case.org) ?? '-';
  const item = valueOf(record.attributes, map.case.item) ?? '-';
  const channel = valueOf(record.attributes, map.case.channel) ?? '-';
  const events = [at(dates.receiptMs, submitted(item, org, channel))];
  if (dates.acceptanceMs !== undefined)
    events.push(at(dates.acceptanceMs, accepted(item, org, dates, dates.acceptanceMs, map)));
  events.push(...eventsOfSteps(steps, map, org));
  if (dates.decisionMs !== undefined) {
    const data = { outcome: outcomeOf(record, map, steps), calendar: `${map.calendar}@0` };
    events.push(at(dates.decisionMs, { type: 'case.decided.v1', data }));
  }
  return { events };
}

function eventsOfSteps(steps: readonly Step[], map: ImportMap, org: string): TimedEvent[] {
  const count = createCounter();
  return steps.flatMap((step) => {
    const event = step.native ?? eventOfStep(step, meaningOf(map, step), org, count);
    return event === undefined ? [] : [at(step.atMs, event)];
  });
}

const at = (ms: number, event: SaidEvent): TimedEvent => ({
  ...event,
  time: new Date(ms).toISOString(),
});

function stepsOf(record: CaseRecord, map: ImportMap): { steps: Step[] } | { reason: string } {
  const names = map.event ?? standardEvent;
  const steps: Step[] = [];
  for (const { line, attributes } of record.events) {
    const activity = valueOf(attributes, names.activity);
    const time = valueOf(attributes, names.time);
    const atMs = time === undefined ? undefined : readInstant(time, map.zone);
    if (activity === undefined) return { reason: `the event at line ${line} has no ${names.activity}` };
    if (atMs === undefined)
      return { reason: `${names.time} of the event at line ${line} is no time: ${time ?? 'absent'}` };
    const [resource, group, lifecycle] = [names.resource, names.group, names.lifecycle].map((name) =>
      valueOf(attributes, name),
    );
    const native = nativeEvent(attributes, names);
    if (native !== undefined && 'reason' in native)
      return { reason: `the event at line ${line}: ${native.reason}` };
    steps.push({ atMs, activity, resource, group, lifecycle, native });
  }
  return { steps: steps.toSorted((a, b) => a.atMs - b.atMs) };
}

function datesOf(record: CaseRecord, map: ImportMap, steps: readonly Step[]): Dates | { reason: string } {
  const faults: string[] = [];
  const attribute = (name: string | undefined): number | undefined => {
    const text = valueOf(record.attributes, name);
    if (text === undefined) return undefined;
    const ms = readInstant(text, map.zone);
    if (ms === undefined) faults.push(`${name} is no time: ${text}`);
    return ms;
  };
  const firstStep = (as: string): number | undefined =>
    steps.find((step) => meaningOf(map, step)?.as === as)?.atMs;

  const saidReceiptMs = attribute(map.case.receipt) ?? firstStep('receipt');
  const acceptanceMs = saysAcceptance(map)
    ? (attribute(map.case.acceptance) ?? firstStep('acceptance'))
    : (saidReceiptMs ?? steps[0]?.atMs);
  const receiptMs = saidReceiptMs ?? acceptanceMs;
  const dueMs = attribute(map.case.promisedDue);
  const decisionMs = attribute(map.case.decision) ?? firstStep('decision');
  const [fault] = faults;
  if (fault !== undefined) return { reason: fault };
  if (receiptMs === undefined) return { reason: 'the case has neither a receipt nor an acceptance' };
  if (decisionMs !== undefined && acceptanceMs === undefined)
    return { reason: 'the case is decided but was never accepted' };
  return { receiptMs, acceptanceMs, dueMs, decisionMs };
}

const saysAcceptance = (map: ImportMap): boolean =>
  map.case.acceptance !== undefined ||
  Object.values(map.activities ?? {}).some(({ as }) => as === 'acceptance');

const submitted = (itemCode: string, org: string, channel: string): NewEvent => ({
  type: 'case.submitted.v1',
  data: {
    itemCode,
    itemVersion: 0,
    org,
    channel,
    filedBy: 'applicant',
    applicantKind: 'other',
    applicantRef: '-',
    integratedWindow: false,
    materials: [],
  },
});

const accepted = (
  code: string,
  org: string,
  dates: Dates,
  acceptanceMs: number,
  map: ImportMap,
): NewEvent => ({
  type: 'case.accepted.v1',
  data: {
    item: { code, org, ...(dates.dueMs === undefined ? {} : { promised: promise(dates.dueMs, map) }) },
    receivedAt: new Date(dates.receiptMs).toISOString(),
    day0: formatDate(localDay(acceptanceMs, map.zone)),
    calendarId: map.calendar,
    tolerance: false,
    committed: false,
    deemed: false,
  },
});

const promise = (dueMs: number, map: ImportMap) => ({
  due: new Date(dueMs).toISOString(),
  onTime: map.onTime ?? 'date',
});

function outcomeOf(record: CaseRecord, map: ImportMap, steps: readonly Step[]): Outcome {
  const word = valueOf(record.attributes, map.case.outcome);
  if (word !== undefined && map.outcomes !== undefined && Object.hasOwn(map.outcomes, word)) {
    return map.outcomes[word] ?? 'unknown';
  }
  for (const step of steps) {
    const meaning = meaningOf(map, step);
    if (meaning?.as === 'decision') return meaning.outcome ?? 'unknown';
  }
  return 'unknown';
}
