import { SaxesParser } from 'saxes';
import type { CaseRecord, EventRecord, Refused } from '../../core/imports/case-record.ts';
import { broken, ImportRefused } from './import-refused.ts';

const maxDepth = 64;
const maxEvents = 100_000;
const maxTagLength = 4 * 1024 * 1024;

type OpenEvent = { line: number; attributes: Map<string, string> };
type OpenCase = OpenEvent & { events: EventRecord[]; dropped: number };

/**
 * Streams the traces of an XES log with their own attributes and those of their events; nested attributes and the
 * log's own are passed over. Malformed or truncated XML and any other document throw `import_broken`; a trace of
 * more than 100,000 events is refused alone, since a trace must fit into memory.
 */
export async function* readXes(texts: AsyncIterable<string>): AsyncGenerator<CaseRecord | Refused> {
  const parser = new SaxesParser();
  const traces: (CaseRecord | Refused)[] = [];
  let depth = 0;
  let trace: OpenCase | undefined;
  let event: OpenEvent | undefined;
  let lastTagAt = 0;

  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    lastTagAt = parser.position;
    if (depth === 1 && name !== 'log') throw broken(`line ${parser.line}`, `is <${name}>, not an XES <log>`);
    if (depth > maxDepth) throw broken(`line ${parser.line}`, `nests deeper than ${maxDepth}`);
    const open = { line: parser.line, attributes: new Map<string, string>() };
    if (depth === 2 && name === 'trace') trace = { ...open, events: [], dropped: 0 };
    else if (depth === 3 && name === 'event') event = open;
    else if (attributes['key'] !== undefined && attributes['value'] !== undefined) {
      const owner = depth === 3 ? trace : depth === 4 ? event : undefined;
      owner?.attributes.set(attributes['key'], attributes['value']);
    }
  });
  parser.on('closetag', () => {
    lastTagAt = parser.position;
    if (depth === 3 && event !== undefined) {
      if (trace !== undefined && trace.events.length < maxEvents) trace.events.push(event);
      else if (trace !== undefined) trace.dropped += 1;
      event = undefined;
    }
    if (depth === 2 && trace !== undefined) {
      traces.push(
        trace.dropped === 0 ? trace : { line: trace.line, reason: `the trace has over ${maxEvents} events` },
      );
      trace = undefined;
    }
    depth -= 1;
  });

  for await (const text of texts) {
    feed(parser, () => parser.write(text));
    if (parser.position - lastTagAt > maxTagLength)
      throw broken(`line ${parser.line}`, 'an element is too long');
    yield* traces.splice(0);
  }
  feed(parser, () => parser.close());
}

function feed(parser: { readonly line: number }, step: () => unknown): void {
  try {
    step();
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    throw broken(`line ${parser.line}`, error instanceof Error ? error.message : String(error), error);
  }
}
