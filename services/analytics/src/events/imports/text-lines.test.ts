import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textLines } from './text-lines.ts';

async function* stream(parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

test('lines are the same however the text was cut, and end at line feeds alone', async () => {
  const part = fc.string({ unit: fc.constantFrom('a', '\n', '\u2028', '好'), maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(part), async (parts) => {
      const lines = await Array.fromAsync(textLines(stream(parts), 1_000));
      const expected = parts.join('').split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(lines).toEqual(expected.map((text, index) => ({ line: index + 1, text, tooLong: false })));
    }),
  );
});

test('a line over the limit is cut and marked, and those after it are whole', async () => {
  const lines = await Array.fromAsync(
    textLines(stream(['a\r\n', ...Array.from({ length: 50 }, () => 'xxxx'), '\nb']), 100),
  );
  expect(lines.map(({ line, tooLong }) => [line, tooLong])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ]);
  expect(lines.map(({ text }) => text.length)).toEqual([1, 100, 1]);
});
