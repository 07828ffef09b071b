import type { World } from '@haoban/sla-clock/answer-clock';
import { judgeCaseLine } from '@haoban/sla-clock/judge-case';

/** How many lines were judged, and how many of them were malformed. */
export type LineCount = { judged: number; malformed: number };

// Answers are written in pieces of so many characters: large enough to be cheap, small enough for constant memory.
const pieceLength = 1 << 16;
const longestLine = 1 << 26;

/**
 * Judges JSON lines (chunks of text, cut anywhere) and writes an answer for each in the same order, several at a time;
 * a malformed line gives `{ line, error }`. Blank lines are counted and passed over.
 */
export async function judgeLines(
  chunks: AsyncIterable<string>,
  world: World,
  write: (text: string) => Promise<void>,
): Promise<LineCount> {
  const paper = openPaper(world);
  let rest = '';
  let skipping = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf('\n'); at !== -1; at = chunk.indexOf('\n', from)) {
      if (!skipping) paper.judge(rest + chunk.slice(from, at));
      skipping = false;
      rest = '';
      from = at + 1;
      if (paper.length() >= pieceLength) await write(paper.take());
    }
    if (!skipping) rest += chunk.slice(from);
    // whoever follows a growing file wants the answers now
    if (paper.length() > 0) await write(paper.take());
    if (rest.length > longestLine) {
      paper.refuse(`the line is longer than ${longestLine} characters`);
      rest = '';
      skipping = true;
    }
  }
  if (rest !== '') paper.judge(rest);
  if (paper.length() > 0) await write(paper.take());
  return paper.count;
}

/** Answers to lines in order, until they are taken away. */
function openPaper(world: World) {
  const count: LineCount = { judged: 0, malformed: 0 };
  let line = 0;
  let pending = '';
  const refuse = (error: string): void => {
    line += 1;
    count.judged += 1;
    count.malformed += 1;
    pending += `${JSON.stringify({ line, error })}\n`;
  };
  return {
    count,
    refuse,
    length: () => pending.length,
    take: (): string => {
      const taken = pending;
      pending = '';
      return taken;
    },
    judge: (given: string): void => {
      const text = line === 0 && given.startsWith(BYTE_ORDER_MARK) ? given.slice(1) : given;
      if (text.charCodeAt(0) !== BRACE && text.trim() === '') {
        line += 1;
        return;
      }
      const answer = answerTo(text, world);
      if (typeof answer !== 'string') return refuse(answer.error);
      line += 1;
      count.judged += 1;
      pending += `${answer}\n`;
    },
  };
}

const BRACE = '{'.charCodeAt(0);
const BYTE_ORDER_MARK = '\uFEFF';

function answerTo(text: string, world: World): string | { error: string } {
  try {
    return JSON.stringify(judgeCaseLine(JSON.parse(text), world));
  } catch (error) {
    if (error instanceof SyntaxError) return { error: `not JSON: ${error.message}` };
    if (error instanceof RangeError) return { error: error.message };
    throw error;
  }
}
