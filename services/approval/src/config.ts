import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({
  ...commonSettings,
  ...journalSettings,
  HAOBAN_KEY: Type.String({
    minLength: 40,
    description:
      'base64 of 32 secret bytes; anchors, webhook secrets and paper codes rest on keys derived from it',
  }),
  PUBLIC_URL: Type.String({ description: 'address people reach the portal by; papers are checked there' }),
  HAOBAN_OBJECTS: Type.String({
    description: 'object store of papers: file:///folder or s3://KEY:SECRET@bucket?endpoint=…',
  }),
  HAOBAN_WEBHOOK_HTTP: Type.Enum(['refused', 'allowed'], {
    default: 'refused',
    description: 'allow webhooks over plain http beyond this machine, in a network that encrypts otherwise',
  }),
  HAOBAN_SELF_TEST_WEBHOOK: Type.Optional(
    Type.String({ description: 'webhook that gets the daily self-test; the service itself without it' }),
  ),
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of approval; throws one sentence naming what is missing. */
export const readApprovalConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
