import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({
  ...commonSettings,
  ...journalSettings,
  HAOBAN_KEY: Type.String({
    minLength: 40,
    description: 'base64 of 32 secret bytes; links are signed under a key derived from it',
  }),
  PUBLIC_URL: Type.String({
    pattern: '^https?://',
    description: 'address of the portal, where rating links lead',
  }),
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of rating; throws one sentence naming what is missing. */
export const readRatingConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
