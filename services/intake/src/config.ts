import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({
  ...commonSettings,
  ...journalSettings,
  HAOBAN_KEY: Type.String({
    minLength: 40,
    description: 'base64 of 32 secret bytes; vault and references derive from it',
  }),
  HAOBAN_ITEM_CODE: Type.String({
    default: '^[0-9A-Za-z_-]{3,64}$',
    description: 'pattern of item codes in this province',
  }),
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of intake; throws one sentence naming what is missing. */
export const readIntakeConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
