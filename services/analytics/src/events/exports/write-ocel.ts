import { createOcelLog } from '../../core/exports/ocel-log.ts';
import type { SubjectEvents } from '../../core/exports/stored-event.ts';
import { openSpool } from '../imports/spool.ts';

/**
 * Subjects as one OCEL 2.0 JSON log. The events stream out first while their objects wait in a temporary file; the
 * types that occurred stand last.
 */
export async function* writeOcel(
  subjects: AsyncIterable<SubjectEvents>,
  spoolDir: string,
): AsyncGenerator<string> {
  const log = createOcelLog();
  const objects = await openSpool(spoolDir);
  try {
    yield '{"events":[';
    let separator = '\n';
    for await (const subject of subjects) {
      const { events, object } = log.add(subject);
      if (object !== undefined) await objects.writeText(object);
      if (events.length === 0) continue;
      yield separator + events.join(',\n');
      separator = ',\n';
    }
    yield '\n],"objects":[';
    separator = '\n';
    for await (const object of objects.texts()) {
      yield separator + object;
      separator = ',\n';
    }
    for (const object of log.sharedObjects()) {
      yield separator + object;
      separator = ',\n';
    }
    const { objectTypes, eventTypes } = log.types();
    yield `\n],"objectTypes":${objectTypes},\n"eventTypes":${eventTypes}}\n`;
  } finally {
    await objects.close();
  }
}
