import { setTimeout as wait } from 'node:timers/promises';
import { indicators } from '@haoban/indicators/catalogue';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { keepFor } from '../core/keep-for.ts';
import { askService } from './ask-service.ts';
import type { Deps } from './deps.ts';

const Maybe = Type.Union([Type.Number(), Type.Null()]);

/** As much of an indicator's answer as the first page shows. */
const Answer = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  asOf: Type.String(),
  unit: Type.String(),
  basis: Type.String(),
  value: Maybe,
  numerator: Maybe,
  denominator: Maybe,
  low: Maybe,
  high: Maybe,
  immature: Type.Integer(),
  excluded: Type.Integer(),
});
export type Answer = Static<typeof Answer>;

/** Answers by indicator id; an indicator that could not be had in time is absent. */
export type Answers = ReadonlyMap<string, Answer>;

const waitMs = 3_000;
const loadLimitMs = 20_000;
const keepMs = 2_000;
const keepAnswers = 1_000;

/**
 * Asks for all indicators at once, by the query of a question, and gives what is there after 3 s at most. What takes
 * longer goes on meanwhile, so that the next one who asks has it.
 */
export function askFigures({ services, now }: Deps): (query: string) => Promise<Answers> {
  const load = keepFor({ ms: keepMs, limit: keepAnswers, now }, async (path) => {
    const said = await askService(`${services.analytics}/api/analytics/indicators/${path}`, {}, loadLimitMs);
    if (!Value.Check(Answer, said?.body)) throw new Error(`no answer: ${path}`);
    return said.body;
  });
  return async (query) => {
    const late = wait(waitMs, undefined, { ref: false });
    const answers = await Promise.all(
      indicators.map(({ id }) => Promise.race([load(`${id}?${query}`).catch(() => undefined), late])),
    );
    return new Map(answers.flatMap((answer) => (answer === undefined ? [] : [[answer.id, answer] as const])));
  };
}
