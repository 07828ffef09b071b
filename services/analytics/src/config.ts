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
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of analytics; throws one sentence naming what is missing. */
export const readAnalyticsConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
