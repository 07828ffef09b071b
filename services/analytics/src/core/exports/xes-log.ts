import { activityOf } from './activity.ts';
import { caseAttributes } from './case-attributes.ts';
import { scalarsOf } from './payload.ts';
import type { StoredEvent, SubjectEvents } from './stored-event.ts';

// Not in XML 1.0, not even escaped.
const unwritable = /[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n\r\x7F-\x9F]]/gv;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

const escaped = (text: string): string =>
  text.replaceAll(unwritable, '\uFFFD').replaceAll(/[&<>"\n\r\t]/g, (sign) => entities[sign] ?? sign);

// JSON keeps what XML can't hold as an escape of its own.
const jsonSafe = (json: string): string =>
  json.replaceAll(unwritable, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

type Value = string | number | boolean;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const tagOf = (value: Value): string => {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return instant.test(value) ? 'date' : 'string';
};

const attribute = (key: string, value: Value | undefined, tag?: string): string =>
  value === undefined
    ? ''
    : `<${tag ?? tagOf(value)} key="${escaped(key)}" value="${escaped(String(value))}"/>`;

// Keys the log gives a meaning of its own; a colon in a key would name an extension.
const reserved = new Set(['type', 'data', 'source', 'sequence']);

const extension = (name: string, prefix: string): string =>
  `<extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`;

/** What stands before the traces: IEEE 1849 with the extensions, global attributes and classifiers of the log. */
export const xesHead = (dataset: string): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">\n',
    extension('Concept', 'concept'),
    extension('Time', 'time'),
    extension('Lifecycle', 'lifecycle'),
    extension('Organizational', 'org'),
    extension('ID', 'identity'),
    `<global scope="trace">${attribute('concept:name', '-')}${attribute('region', '-')}</global>\n`,
    '<global scope="event">',
    attribute('concept:name', '-'),
    attribute('time:timestamp', '1970-01-01T00:00:00.000Z'),
    attribute('lifecycle:transition', 'complete'),
    attribute('type', '-'),
    attribute('data', '{}'),
    '</global>\n',
    '<classifier name="Activity" keys="concept:name"/>\n',
    '<classifier name="Activity and transition" keys="concept:name lifecycle:transition"/>\n',
    '<classifier name="Event type" keys="type"/>\n',
    attribute('concept:name', dataset),
    attribute('lifecycle:model', 'standard'),
    '\n',
  ].join('');

/** What stands behind the traces. */
export const xesTail = '</log>\n';

function xesEvent(event: StoredEvent): string {
  const { name, lifecycle, resource, group, payload } = activityOf(event);
  return [
    '<event>',
    attribute('concept:name', name, 'string'),
    attribute('time:timestamp', event.time),
    attribute('lifecycle:transition', lifecycle, 'string'),
    attribute('org:resource', resource, 'string'),
    attribute('org:group', group, 'string'),
    attribute('identity:id', event.id, 'id'),
    attribute('type', event.type),
    attribute('source', event.source),
    attribute('sequence', event.sequence),
    ...scalarsOf(payload)
      .filter(([key]) => !reserved.has(key) && !key.includes(':'))
      .map(([key, value]) => attribute(key, value)),
    `<string key="data" value="${escaped(jsonSafe(event.data))}"/>`,
    '</event>\n',
  ].join('');
}

/** A case as a trace. Its attributes hold their last value; each event also bears the suite's own type and payload. */
export function xesTrace(subject: SubjectEvents): string {
  const attributes = new Map(caseAttributes(subject).map(([name, value]) => [name, value]));
  return [
    '<trace>',
    attribute('concept:name', subject.subject, 'string'),
    ...[...attributes].map(([name, value]) => attribute(name, value)),
    '\n',
    ...subject.events.map(xesEvent),
    '</trace>\n',
  ].join('');
}
