import { plainType } from './activity.ts';
import { caseAttributes } from './case-attributes.ts';
import { payloadOf, scalarsOf } from './payload.ts';
import { createOcelTypes, type Scalar } from './ocel-types.ts';
import { createSharedObjects, objectId, type Attribute, type Link } from './shared-objects.ts';
import { isCase, type StoredEvent, type SubjectEvents } from './stored-event.ts';

const kinds: Readonly<Record<string, string>> = { rectification: 'order', org: 'organisation' };
const reserved = new Set(['type', 'data', 'source', 'sequence']);

/** The object type of a subject: case, ticket, or what the first word of its events says. */
function kindOf(subject: SubjectEvents): string {
  if (isCase(subject)) return 'case';
  const words = subject.events.map(({ type }) => type.split('.')[0] ?? '');
  const word = words.find((each) => each === 'ticket') ?? words[0] ?? '';
  return kinds[word] ?? word;
}

/**
 * Writes subjects as parts of one OCEL 2.0 JSON log: each a text of events and one of its object, ready to be joined by
 * commas; what they share and the types that occurred come last. Values are text, as the published schema wants them.
 */
export function createOcelLog() {
  const eventTypes = createOcelTypes();
  const objectTypes = createOcelTypes();
  const shared = createSharedObjects();

  const objectText = (id: string, type: string, attributes: readonly Attribute[], links: readonly Link[]) => {
    objectTypes.learn(type, attributes);
    return JSON.stringify({
      id,
      type,
      attributes: attributes.map(([name, value, time]) => ({ name, time, value: String(value) })),
      ...(links.length === 0 ? {} : { relationships: links }),
    });
  };
  const eventText = (event: StoredEvent, subject: Link): string => {
    const type = plainType(event.type);
    const payload = payloadOf(event.data);
    const attributes: [string, Scalar][] = [
      ['type', event.type],
      ['source', event.source],
      ['sequence', event.sequence],
      ...scalarsOf(payload).filter(([name]) => !reserved.has(name)),
      ['data', event.data],
    ];
    eventTypes.learn(type, attributes);
    return JSON.stringify({
      id: event.id,
      type,
      time: event.time,
      attributes: attributes.map(([name, value]) => ({ name, value: String(value) })),
      relationships: [subject, ...shared.linksOf(payload)],
    });
  };

  return {
    /** The events of a subject, and its object unless it is one that others share. */
    add: (subject: SubjectEvents): { events: string[]; object: string | undefined } => {
      const [first] = subject.events;
      if (first === undefined) return { events: [], object: undefined };
      const type = kindOf(subject);
      const id = objectId(type, subject.subject);
      const events = subject.events.map((event) => eventText(event, { objectId: id, qualifier: type }));
      const attributes: Attribute[] =
        type === 'case'
          ? caseAttributes(subject)
          : scalarsOf(payloadOf(first.data)).map(([name, value]) => [name, value, first.time]);
      if (shared.take(id, type, attributes)) return { events, object: undefined };
      const held = Object.fromEntries(caseAttributes(subject).map(([name, value]) => [name, value]));
      const links = type === 'case' ? shared.linksOf({ ...held, itemCode: held['item'] }) : [];
      return { events, object: objectText(id, type, attributes, links) };
    },
    sharedObjects: (): string[] =>
      shared.all().map(([id, { type, attributes }]) => objectText(id, type, attributes, [])),
    /** The types that occurred, as texts of JSON arrays; to be asked for last. */
    types: (): { eventTypes: string; objectTypes: string } => ({
      eventTypes: eventTypes.declared(),
      objectTypes: objectTypes.declared(),
    }),
  };
}
