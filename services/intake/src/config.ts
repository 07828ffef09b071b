import { noticeSettings } from '@haoban/notices/settings';
import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({
  ...commonSettings,
  ...journalSettings,
  HAOBAN_KEY: Type.String({
    minLength: 40,
    description: 'base64 of 32 secret bytes; vault and references derive from it',
  }),
  PUBLIC_URL: Type.String({ description: 'address people reach the portal by; papers are checked there' }),
  HAOBAN_OBJECTS: Type.String({
    description: 'object store of papers and files: file:///folder or s3://KEY:SECRET@bucket?endpoint=…',
  }),
  HAOBAN_FILE_BYTES: Type.Integer({
    minimum: 1024,
    default: 20 * 1024 * 1024,
    description: 'largest file that is taken in',
  }),
  HAOBAN_ITEM_CODE: Type.String({
    default: '^[0-9A-Za-z_-]{3,64}$',
    description: 'pattern of item codes in this province',
  }),
  ...noticeSettings,
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of intake; throws one sentence naming what is missing. */
export const readIntakeConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
