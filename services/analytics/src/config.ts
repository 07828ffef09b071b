import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({
  ...commonSettings,
  ...journalSettings,
  CLICKHOUSE_URL: Type.String({ description: 'ClickHouse over HTTP, user and database included' }),
  CLICKHOUSE_ENGINE: Type.String({
    default: '',
    description: 'engine prefix: empty, or Replicated on a cluster',
  }),
  HAOBAN_RAW_MONTHS: Type.Integer({
    default: 0,
    minimum: 0,
    description: 'months that raw events are kept; 0: for ever, they are the record',
  }),
  HAOBAN_TRACE_MONTHS: Type.Integer({
    default: 24,
    minimum: 0,
    description: 'months that arrivals, tallies and settled dead letters are kept; 0: for ever',
  }),
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of analytics; throws one sentence naming what is missing. */
export const readAnalyticsConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);

const Program = Type.Pick(Config, ['DATABASE_URL', 'CLICKHOUSE_URL', 'CLICKHOUSE_ENGINE']);
/** What the programs of analytics beside the service need of the same environment. */
export const readProgramConfig = (): Readonly<Static<typeof Program>> => readConfig(Program, process.env);
