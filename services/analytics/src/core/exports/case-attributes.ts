import { payloadOf, termText, textOf, type Payload } from './payload.ts';
import type { SubjectEvents } from './stored-event.ts';

/** An attribute of a case: its name, its value, and since when it holds. */
export type CaseAttribute = readonly [name: string, value: string, time: string];

const member = (payload: Payload, name: string): unknown => payload[name];

function snapshotOf(payload: Payload): Payload {
  const item = member(payload, 'item');
  return typeof item === 'object' && item !== null ? { ...item } : {};
}

function said(type: string, payload: Payload): [string, string | undefined][] {
  if (type === 'case.submitted.v1')
    return [
      ['item', textOf(payload, 'itemCode')],
      ...['org', 'channel', 'filedBy', 'applicantKind', 'hall', 'projectClass', 'bundleTheme'].map(
        (name): [string, string | undefined] => [name, textOf(payload, name)],
      ),
    ];
  if (type === 'case.accepted.v1') {
    const item = snapshotOf(payload);
    return [
      ['item', textOf(item, 'code')],
      ['itemKind', textOf(item, 'kind')],
      ['org', textOf(item, 'org')],
      ['promised', termText(member(item, 'promised'))],
      ['statutory', termText(member(item, 'statutory'))],
      ['calendar', textOf(payload, 'calendarId')],
    ];
  }
  if (type === 'case.transferred.v1') return [['org', textOf(payload, 'toOrg')]];
  if (type === 'case.decided.v1') return [['outcome', textOf(payload, 'outcome')]];
  return [];
}

/** What is known of a case as a whole, in the order it became known; a later value of a name replaces an earlier. */
export function caseAttributes({ events }: SubjectEvents): CaseAttribute[] {
  const [first] = events;
  if (first === undefined) return [];
  const place: CaseAttribute[] = [
    ['region', first.region, first.time],
    ...(first.zone === '' ? [] : [['zone', first.zone, first.time] as const]),
  ];
  const held = new Map<string, string>();
  const learnt = events.flatMap(({ type, time, data }) =>
    said(type, type.startsWith('case.') ? payloadOf(data) : {}).flatMap(([name, value]): CaseAttribute[] => {
      if (value === undefined || held.get(name) === value) return [];
      held.set(name, value);
      return [[name, value, time]];
    }),
  );
  return [...place, ...learnt];
}
