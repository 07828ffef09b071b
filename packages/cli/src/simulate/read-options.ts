import { parseArgs } from 'node:util';
import type { HistoryPlan } from '@haoban/simulator/history/history-plan';
import { demoDay } from '@haoban/simulator/hall-day';
import type { HallDayPlan } from '@haoban/simulator/setting';
import { WrongUse } from '../command.ts';

/** What to simulate: one hall's day, or the history of a profile. */
export type Wanted = { readonly day: HallDayPlan } | { readonly history: HistoryPlan };

/** Where it goes: to standard output, in bulk to ClickHouse, or as requests to a deployment, so many times faster than life. */
export type Goal =
  | { readonly kind: 'lines' }
  | { readonly kind: 'clickhouse' }
  | { readonly kind: 'requests'; readonly url: string; readonly speed: number };

/** What was asked for; undefined when only help was. */
export type Asked = { readonly wanted: Wanted; readonly goal: Goal; readonly json: boolean } | undefined;

const options = {
  profile: { type: 'string' },
  seed: { type: 'string' },
  dataset: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  until: { type: 'string' },
  halls: { type: 'string' },
  scale: { type: 'string' },
  part: { type: 'string' },
  date: { type: 'string' },
  hall: { type: 'string' },
  visitors: { type: 'string' },
  'to-clickhouse': { type: 'boolean' },
  requests: { type: 'string' },
  speed: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
const ofProfiles = [
  'from',
  'to',
  'until',
  'halls',
  'scale',
  'part',
  'to-clickhouse',
  'requests',
  'speed',
] as const;
const ofDays = ['date', 'hall', 'visitors'] as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Reads the arguments of `haoban simulate`; throws `WrongUse` with a sentence that says what to do. */
export function readSimulateOptions(args: string[]): Asked {
  const { values } = parseArgs({ args, options });
  if (values.help === true) return undefined;
  if (values.dataset?.startsWith('sim-') === false)
    throw new WrongUse('--dataset takes sim-NAME: simulated data never pass for others');
  const foreign = (values.profile === undefined ? ofProfiles : ofDays).find(
    (name) => values[name] !== undefined,
  );
  if (foreign !== undefined)
    throw new WrongUse(
      values.profile === undefined
        ? `--${foreign} needs --profile NAME`
        : `--${foreign} is for a single day, without --profile`,
    );
  const wanted =
    values.profile === undefined ? { day: dayOf(values) } : { history: historyOf(values.profile, values) };
  return { wanted, goal: goalOf(values), json: values.json === true };
}

function dayOf({ seed, date, hall, visitors, dataset }: Values): HallDayPlan {
  return {
    seed: seed ?? demoDay.seed,
    date: date ?? demoDay.date,
    hall: hall ?? demoDay.hall,
    visitors: visitors === undefined ? demoDay.visitors : wholeNumber('visitors', visitors),
    dataset: dataset ?? demoDay.dataset,
  };
}

function historyOf(profile: string, values: Values): HistoryPlan {
  const { seed = demoDay.seed, dataset, from, to, until, halls, scale, part } = values;
  return {
    profile,
    seed,
    ...(dataset === undefined ? {} : { dataset }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(until === undefined ? {} : { until }),
    ...(halls === undefined ? {} : { halls: wholeNumber('halls', halls) }),
    ...(scale === undefined ? {} : { scale: Number(scale) }),
    ...(part === undefined ? {} : { part: partOf(part) }),
  };
}

function goalOf({ 'to-clickhouse': toClickHouse = false, requests, speed = '60' }: Values): Goal {
  if (requests === undefined) return { kind: toClickHouse ? 'clickhouse' : 'lines' };
  if (toClickHouse) throw new WrongUse('--to-clickhouse and --requests are two ways: take one');
  if (!URL.canParse(requests)) throw new WrongUse('--requests takes the address of a deployment');
  if (!(Number(speed) > 0))
    throw new WrongUse('--speed takes a number above 0: how many times faster than life');
  return { kind: 'requests', url: requests.replace(/\/$/, ''), speed: Number(speed) };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new WrongUse(`--${name} takes a whole number from 1`);
  return number;
}

function partOf(text: string): { index: number; of: number } {
  const [, index, of] = /^([1-9][0-9]*)\/([1-9][0-9]*)$/.exec(text) ?? [];
  if (index === undefined || of === undefined) throw new WrongUse('--part takes one of all, such as 1/4');
  return { index: Number(index), of: Number(of) };
}
