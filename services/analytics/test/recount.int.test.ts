import { indicators } from '@haoban/indicators/catalogue';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences, type Difference } from './recount/compare.ts';
import { liveReference } from './recount/live-reference.ts';
import { allPasts, pastOf, questionsAbout } from './recount/questions.ts';
import { drawWorld } from './recount/random-world.ts';
import { recipes, type Question } from './recount/recount.ts';
import { teller } from './recount/tell.ts';
import { startAnalytics, type Analytics } from './start-analytics.ts';

// 200 worlds with HAOBAN_LONG=1; one world, asked much more, with HAOBAN_SEED=…; a few with HAOBAN_SEED=first-last
const { HAOBAN_LONG, HAOBAN_SEED } = process.env;
const isLong = HAOBAN_LONG === '1';
const firstSeed = 20_261_121;
const named = HAOBAN_SEED?.split('-').map(Number) ?? [firstSeed, firstSeed + (isLong ? 199 : 7)];
const [first = firstSeed, last = first] = named;
const seeds = Array.from({ length: last - first + 1 }, (_, n) => first + n);
const isOne = first === last;
// Of each indicator: everything there is, now; and any question.
const questionsEach = isOne ? 40 : 2;
// The first of them are asked while nothing is summed up yet, the last when their sums by day are there.
const worldsAtOnce = 20;

/** Figures of the pipeline itself, and the scorecard, which is a table. */
const uncounted = ['freshness_seconds_p99', 'completeness', 'dead_letters', 'window_scorecard'];
const listed = indicators.map(({ id }) => id).filter((id) => !uncounted.includes(id));
const answered = listed.filter((id) => recipes.has(id));

let analytics: Analytics;
let telling: Awaited<ReturnType<typeof teller>>;

beforeAll(async () => {
  analytics = await startAnalytics();
  telling = await teller(analytics);
  await telling.tell(liveReference);
});
afterAll(async () => {
  await telling.close();
  await analytics.stop();
});

test('every indicator that the service lists is recounted', () => {
  expect(listed.filter((id) => !recipes.has(id))).toEqual([]);
});

/** The first difference of each indicator, with what is needed to see it again. */
const reported = (found: readonly (Difference & { seed?: number })[]): string[] =>
  [...new Map(found.toReversed().map((one) => [one.question.id, one])).values()].map(
    ({ seed, question, counted, answered: told }) =>
      [
        `${question.id}${seed === undefined ? '' : `: HAOBAN_SEED=${seed}`}`,
        `asked    ${JSON.stringify(question)}`,
        `counted  ${counted}`,
        `answered ${told}`,
      ].join('\n'),
  );

const hall = { dataset: 'sim-recount', from: '2026-10-01', to: '2026-11-03', filters: {} } as const;
// The start of `to`, which is the default, and two in the middle.
const hallMoments = ['2026-11-02T16:00:00.000Z', '2026-10-12T03:00:00.000Z', '2026-10-16T02:30:00.000Z'];

test('a hall day: every figure is what its events add up to, at the end and in the middle', async () => {
  const day = [...simulateHallDay({ ...demoDay, visitors: 200, dataset: hall.dataset })];
  await telling.tell(day);
  const sides = [[], ['region:6']] as const;
  const questions = answered.flatMap((id, index) =>
    hallMoments.map((asOf, turn): Question => ({ ...hall, id, asOf, by: sides[(index + turn) % 2] ?? [] })),
  );
  expect(reported(await differences(analytics.answerText, questions, [...liveReference, ...day]))).toEqual(
    [],
  );
  const words = 'dataset=sim-recount&from=2026-10-01&to=2026-11-03';
  expect(await analytics.answerText('on_time_promised', words)).toBe(
    await analytics.answerText('on_time_promised', `${words}&asOf=${hallMoments[0]}`),
  );
}, 400_000);

/** Asks a world that was told; what is answered otherwise than its events add up to, and how many questions there were. */
async function askWorld(seed: number): Promise<{ found: (Difference & { seed: number })[]; count: number }> {
  const dataset = `sim-w${seed}`;
  const asked = { dataset, seed, count: questionsEach, pasts: isOne ? allPasts : pastOf(seed) };
  const questions = answered.flatMap((id) => questionsAbout(id, asked));
  const events = [...liveReference, ...drawWorld(dataset, seed)];
  const different = await differences(analytics.answerText, questions, events);
  return { found: different.map((one) => ({ ...one, seed })), count: questions.length };
}

test('worlds in which anything happens, told in any order: every figure is what their events add up to', async () => {
  const found: (Difference & { seed: number })[] = [];
  const begin = performance.now();
  let worlds = 0;
  let questions = 0;
  for (let from = 0; from < seeds.length; from += worldsAtOnce) {
    const some = seeds.slice(from, from + worldsAtOnce);
    await telling.tell(some.flatMap((seed) => drawWorld(`sim-w${seed}`, seed)));
    for (const seed of some) {
      const asked = await askWorld(seed);
      found.push(...asked.found);
      worlds += 1;
      questions += asked.count;
      if (!isLong) continue;
      const seconds = Math.round((performance.now() - begin) / 1_000);
      console.log(`${worlds} worlds, ${questions} questions, ${found.length} differences, ${seconds} s`);
      if (asked.found.length > 0) console.log(reported(asked.found).join('\n'));
    }
  }
  expect(reported(found)).toEqual([]);
  // A long run leaves no indicator of the catalogue out.
  if (isLong) expect([...recipes.keys()].filter((id) => !answered.includes(id))).toEqual([]);
}, 7_200_000);
