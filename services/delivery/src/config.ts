import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({
  ...commonSettings,
  ...journalSettings,
  INTAKE_URL: Type.String({ description: 'intake, which keeps the addresses of applicants' }),
  SERVICE_CLIENT_ID: Type.String({ description: 'client id of the suite at the identity provider' }),
  SERVICE_CLIENT_SECRET: Type.String({ description: 'its secret' }),
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of delivery; throws one sentence naming what is missing. */
export const readDeliveryConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
