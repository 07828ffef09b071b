/** A line of a text, numbered from 1, without its end; `tooLong` when it was cut because it passes the limit. */
export type Line = { readonly line: number; readonly text: string; readonly tooLong: boolean };

/**
 * Splits streamed text at line feeds and nothing else (JSON may hold other separators). Of a line over `maxLength`
 * characters only the head is kept, so that a file without line ends stays in memory.
 */
export async function* textLines(texts: AsyncIterable<string>, maxLength: number): AsyncGenerator<Line> {
  let line = 1;
  let rest = '';
  let tooLong = false;
  const finish = (text: string): Line => {
    const whole = rest + text;
    const cut = tooLong || whole.length > maxLength;
    const done = { line, text: whole.endsWith('\r') ? whole.slice(0, -1) : whole, tooLong: cut };
    line += 1;
    rest = '';
    tooLong = false;
    return done;
  };
  for await (const text of texts) {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield finish(text.slice(start, end));
      start = end + 1;
    }
    if (!tooLong) rest += text.slice(start);
    if (rest.length > maxLength) {
      rest = rest.slice(0, 100);
      tooLong = true;
    }
  }
  if (rest !== '') yield finish('');
}
