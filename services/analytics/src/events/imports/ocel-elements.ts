import { JSONParser } from '@streamparser/json';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Refused } from '../../core/imports/case-record.ts';
import { broken } from './import-refused.ts';

const maxElementLength = 4 * 1024 * 1024;
const Name = Type.String({ minLength: 1 });
const { Array, Object, Optional, Unknown } = Type;

/** An event of an OCEL 2.0 log with the objects it touches. */
export const OcelEvent = Object({
  id: Name,
  type: Name,
  time: Name,
  attributes: Optional(Array(Object({ name: Name, value: Unknown() }))),
  relationships: Optional(Array(Object({ objectId: Name, qualifier: Optional(Type.String()) }))),
});
export type OcelEvent = Static<typeof OcelEvent>;

/** An object of an OCEL 2.0 log; an attribute said more than once holds its latest value. */
export const OcelObject = Object({
  id: Name,
  type: Name,
  attributes: Optional(Array(Object({ name: Name, value: Unknown(), time: Optional(Type.String()) }))),
});
export type OcelObject = Static<typeof OcelObject>;

/** What an OCEL file holds, with the line where each ends. */
export type OcelElement =
  | { readonly line: number; readonly event: OcelEvent }
  | { readonly line: number; readonly object: OcelObject }
  | Refused;

const isEvent = Compile(OcelEvent);
const isObject = Compile(OcelObject);

const elementOf = (list: unknown, line: number, value: unknown): OcelElement | undefined => {
  if (list === 'events')
    return isEvent.Check(value)
      ? { line, event: value }
      : { line, reason: `the event lacks something: ${firstFault(isEvent, value)}` };
  if (list !== 'objects') return undefined;
  return isObject.Check(value)
    ? { line, object: value }
    : { line, reason: `the object lacks something: ${firstFault(isObject, value)}` };
};

const firstFault = (checker: Pick<typeof isEvent | typeof isObject, 'Errors'>, value: unknown): string => {
  for (const { instancePath, message } of checker.Errors(value)) return `${instancePath || '/'} ${message}`;
  return '/';
};

/**
 * Streams the events and objects of an OCEL 2.0 JSON log in the order of the file. Malformed or truncated JSON, or an
 * element over 4 MiB, throws `import_broken`.
 */
export async function* ocelElements(texts: AsyncIterable<string>): AsyncGenerator<OcelElement> {
  const found: OcelElement[] = [];
  let line = 1;
  let sinceElement = 0;
  const parser = new JSONParser({ paths: ['$.*.*'], keepStack: false });
  parser.onValue = ({ value, stack }) => {
    sinceElement = 0;
    const element = elementOf(stack[1]?.key, line, value);
    if (element !== undefined) found.push(element);
  };
  const feed = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      throw broken(`line ${line}`, error instanceof Error ? error.message : String(error), error);
    }
  };
  for await (const text of texts) {
    // Line by line, so that an element is known by its line.
    for (let start = 0; start < text.length;) {
      const end = text.indexOf('\n', start) + 1 || text.length;
      const piece = text.slice(start, end);
      sinceElement += piece.length;
      feed(() => parser.write(piece));
      if (sinceElement > maxElementLength) throw broken(`line ${line}`, 'an element is too long');
      if (piece.endsWith('\n')) line += 1;
      start = end;
    }
    yield* found.splice(0);
  }
  if (!parser.isEnded) feed(() => parser.end());
  yield* found.splice(0);
}
