import { noticeSettings } from '@haoban/notices/settings';
import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({
  ...commonSettings,
  ...journalSettings,
  HAOBAN_KEY: Type.String({
    minLength: 40,
    description:
      'base64 of 32 secret bytes; anchors, licence and locker codes and carrier secrets derive from it',
  }),
  PUBLIC_URL: Type.String({ description: 'address people reach the portal by; licences are checked there' }),
  HAOBAN_OBJECTS: Type.String({
    description: 'object store of licences: file:///folder or s3://KEY:SECRET@bucket?endpoint=…',
  }),
  HAOBAN_DELIVER_REFUSALS: Type.Enum(['no', 'yes'], {
    default: 'no',
    description: 'whether decisions to refuse are delivered too, within the same ten working days',
  }),
  INTAKE_URL: Type.String({ description: 'intake, which keeps the addresses of applicants' }),
  SERVICE_CLIENT_ID: Type.String({ description: 'client id of the suite at the identity provider' }),
  SERVICE_CLIENT_SECRET: Type.String({ description: 'its secret' }),
  ...noticeSettings,
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of delivery; throws one sentence naming what is missing. */
export const readDeliveryConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
