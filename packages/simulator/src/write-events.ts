import type { Envelope } from '@haoban/contracts/envelope';

const chunkCharacters = 64 * 1024;

/** Events as JSON Lines, in chunks of whole lines, ready to be piped into a file or the import. */
export async function* writeEvents(events: Iterable<Envelope>): AsyncGenerator<string> {
  let chunk = '';
  for (const event of events) {
    chunk += `${JSON.stringify(event)}\n`;
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
