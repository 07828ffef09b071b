import { parseArgs } from 'node:util';
import { waitUntil } from '@haoban/local-stack/wait-until';
import { Failed, WrongUse, type Command } from '../command.ts';
import { text } from '../figure-lines.ts';
import { measureFreshness } from '../freshness.ts';
import { ask } from '../requests.ts';
import { tellStory, type Tell } from '../story.ts';
import { openSuite, requireLocalStack, type Suite } from '../suite.ts';

const help = `haoban demo [--cases N] [--at-once M]
办一件事：收件、受理、并联环节、决定、送达、评价，并显示前后的指标。
Takes one case from the window to its rating and prints the indicators before and after.
  --cases N     另收 N 件并测量数据时效 also files N cases and measures how fresh the figures are
  --at-once M   同时收件数 filings in flight (default 1)
`;

const shown = [
  'cases_filed',
  'cases_accepted',
  'cases_closed',
  'on_time_promised',
  'no_visit_cases_strict',
  'rating_rate',
  'good_rate',
  'score_mean',
];

type Figures = Map<string, unknown>;

async function figures(suite: Suite): Promise<Figures> {
  const answers = await Promise.all(shown.map((id) => ask(suite, 'GET', `/api/analytics/indicators/${id}`)));
  return new Map(shown.map((id, index) => [id, answers[index]?.['value']]));
}

const rated = (suite: Suite): Promise<unknown> =>
  ask(suite, 'GET', '/api/analytics/indicators/good_rate').then((answer) => answer['denominator']);

async function showStory(suite: Suite, tell: Tell): Promise<void> {
  const [before, ratedBefore] = await Promise.all([figures(suite), rated(suite)]);
  await tellStory(suite, tell);
  const toldMs = performance.now();
  await waitUntil(async () => Number((await rated(suite)) ?? 0) > Number(ratedBefore ?? 0), {
    timeoutMs: 15_000,
    what: 'the rating to be in the figures',
  }).catch((error: unknown) => {
    throw new Failed(String(error));
  });
  tell(
    `可见 visible          ${Math.round(performance.now() - toldMs)} ms 后指标已更新 later the figures include it`,
  );
  const after = await figures(suite);
  tell(`\n${'指标 indicator'.padEnd(24)}${'之前 before'.padEnd(18)}之后 after`);
  for (const id of shown) tell(`${id.padEnd(26)}${text(before.get(id)).padEnd(20)}${text(after.get(id))}`);
}

export const demo: Command = {
  summary: '办一件事给你看 take one case from filing to rating',
  run: async (args, { stdout }) => {
    const { values } = parseArgs({
      args,
      options: {
        cases: { type: 'string', default: '0' },
        'at-once': { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) {
      stdout.write(help);
      return 0;
    }
    const [cases, atOnce] = [Number(values.cases), Number(values['at-once'])];
    if (!Number.isInteger(cases) || cases < 0 || !Number.isInteger(atOnce) || atOnce < 1)
      throw new WrongUse(help);
    const suite = openSuite();
    const tell: Tell = (line) => void stdout.write(`${line}\n`);
    await showStory(suite, tell);
    if (cases > 0) {
      const { events, p50Ms, p99Ms } = await measureFreshness(
        suite,
        requireLocalStack(suite),
        { cases, atOnce },
        tell,
      );
      tell(
        `时效 freshness        ${events} events: p50 ${p50Ms} ms, p99 ${p99Ms} ms (记录到可见 recorded to visible)`,
      );
    }
    return 0;
  },
};
