import { eachOf, FieldError, instantField, instantOf, readFields, shown, type Fields } from './read-field.ts';
import { readSuspension } from './read-suspension.ts';
import { readTerm } from './read-term.ts';
import { circleIn } from './stage-order.ts';
import type { DaySpan } from './suspensions.ts';
import type { Term } from './term.ts';
import type { TimedStage, TimedSuspension } from './timed-case.ts';

/** One entry of a line's stages: one attempt of a stage. */
type Attempt = {
  readonly id: string;
  readonly index: number;
  readonly after: readonly string[];
  readonly run: DaySpan;
  readonly term: Term | undefined;
  readonly suspensions: readonly TimedSuspension[];
};

/**
 * Reads the stages of a line, by id in order of their first mention, attempts in order of time. Throws a FieldError
 * for a malformed entry, attempts that overlap, a stage after one that is unknown or after itself.
 */
export function readStages(fields: Fields): TimedStage[] {
  const attempts = eachOf(fields, 'stages', readAttempt);
  if (attempts.length === 0) return [];
  const byId = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const known = byId.get(attempt.id);
    if (known === undefined) byId.set(attempt.id, [attempt]);
    else known.push(attempt);
  }
  checkOrder(attempts, byId);
  return Array.from(byId, ([id, given]) => stageOf(id, given));
}

function readAttempt(entry: unknown, index: number): Attempt {
  const fields = readFields(entry);
  const { id } = fields;
  if (typeof id !== 'string' || id === '') throw new FieldError('id', `must be a text, not ${shown(id)}`);
  const after = instantOf(fields, 'startedAt');
  const upTo = instantField(fields, 'endedAt') ?? Infinity;
  if (upTo < after) throw new FieldError('endedAt', `lies before startedAt: ${shown(fields['endedAt'])}`);
  return {
    id,
    index,
    after: eachOf(fields, 'after', (name) => {
      if (typeof name === 'string') return name;
      throw new FieldError('', `must be the id of a stage, not ${shown(name)}`);
    }),
    run: { after, upTo },
    term: readTerm(fields, 'term'),
    suspensions: eachOf(fields, 'suspensions', (suspension) => readSuspension(readFields(suspension), true)),
  };
}

function stageOf(id: string, given: readonly Attempt[]): TimedStage {
  const ordered = given.toSorted((a, b) => a.run.after - b.run.after || a.run.upTo - b.run.upTo);
  ordered.forEach(({ run, index }, position) => {
    const before = ordered[position - 1];
    if (before === undefined || before.run.upTo <= run.after) return;
    throw new FieldError(
      `stages[${index}].startedAt`,
      `lies before the end of the attempt at ${id} before it`,
    );
  });
  return {
    id,
    attempts: ordered.map(({ run }) => run),
    term: ordered.findLast(({ term }) => term !== undefined)?.term,
    suspensions: given.flatMap(({ suspensions }) => suspensions),
  };
}

function checkOrder(attempts: readonly Attempt[], byId: ReadonlyMap<string, readonly Attempt[]>): void {
  for (const { after, index } of attempts) {
    const unknown = after.findIndex((name) => !byId.has(name));
    if (unknown !== -1) {
      throw new FieldError(
        `stages[${index}].after[${unknown}]`,
        `names no stage of the line: ${shown(after[unknown])}`,
      );
    }
  }
  const before = new Map(Array.from(byId, ([id, given]) => [id, given.flatMap(({ after }) => after)]));
  const circle = circleIn(before);
  if (circle !== undefined) throw new FieldError('stages', `a stage comes after itself: ${shown(circle)}`);
}
