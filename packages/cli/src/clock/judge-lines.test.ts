import { world } from '@haoban/sla-clock/test/worked-examples';
import { expect, test } from 'vitest';
import { judgeLines } from './judge-lines.ts';

const good = (id: string): string =>
  JSON.stringify({ id, acceptedAt: '2026-11-02T10:00:00+08:00', promised: { n: 5, unit: 'WD' } });

async function answersTo(chunks: string[]) {
  const written: string[] = [];
  async function* given(): AsyncGenerator<string> {
    yield* chunks;
  }
  const count = await judgeLines(given(), world, async (text) => void written.push(text));
  const answers = written.join('').split('\n').slice(0, -1);
  return { count, answers: answers.map((answer) => JSON.parse(answer)), written };
}

test('lines are answered in order, wherever the input is cut', async () => {
  const text = `${good('甲')}\r\n\n${good('乙')}\n${good('丙')}`;
  for (let cut = 0; cut <= text.length; cut += 1) {
    const { answers, count } = await answersTo([text.slice(0, cut), text.slice(cut)]);
    expect(answers.map(({ id }) => id)).toEqual(['甲', '乙', '丙']);
    expect(count).toEqual({ judged: 3, malformed: 0 });
  }
});

test('a malformed line gives its number and its error, and the run goes on', async () => {
  const lines = [good('a'), '', 'nope', '{"id":1}', ' ', good('b')];
  const { answers, count } = await answersTo([lines.join('\n')]);
  expect(answers).toMatchObject([
    { id: 'a' },
    { line: 3, error: expect.stringContaining('not JSON') },
    { line: 4, error: 'acceptedAt: is missing, and so is receivedAt' },
    { id: 'b' },
  ]);
  expect(count).toEqual({ judged: 4, malformed: 2 });
});

test('a byte order mark is passed over, nothing at all is answered by nothing', async () => {
  expect((await answersTo([`\uFEFF${good('a')}\n`])).count).toEqual({ judged: 1, malformed: 0 });
  expect((await answersTo([])).answers).toEqual([]);
  expect((await answersTo(['\n\n'])).count).toEqual({ judged: 0, malformed: 0 });
});

test('a line without end is refused once and the next one is judged', async () => {
  const endless = Array.from({ length: 80 }, () => 'x'.repeat(1 << 20));
  const { answers } = await answersTo([...endless, `\n${good('a')}`]);
  expect(answers).toMatchObject([{ line: 1, error: expect.stringContaining('longer than') }, { id: 'a' }]);
});

test('answers are written in pieces, not all at the end', async () => {
  const { written } = await answersTo(Array.from({ length: 20 }, () => `${good('a')}\n`.repeat(100)));
  expect(written.length).toBeGreaterThan(3);
});
