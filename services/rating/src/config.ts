import { noticeSettings } from '@haoban/notices/settings';
import { commonSettings, journalSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const Config = Type.Object({
  ...commonSettings,
  ...journalSettings,
  HAOBAN_KEY: Type.String({
    minLength: 40,
    description: 'base64 of 32 secret bytes; links are signed under a key derived from it',
  }),
  HAOBAN_SMS_SECRET: Type.Optional(
    Type.String({
      minLength: 16,
      description: 'what the SMS gateway signs replies with; none is taken without it',
    }),
  ),
  PUBLIC_URL: Type.String({
    pattern: '^https?://',
    description: 'address of the portal, where rating links lead',
  }),
  LINK_REQUESTS_PER_MINUTE: Type.Integer({
    minimum: 1,
    default: 600,
    description: 'how often one address may open or send rating links; a hall shares one',
  }),
  TRUSTED_PROXIES: Type.String({
    default: 'loopback',
    description: 'whose X-Forwarded-For is believed: addresses, networks, loopback, uniquelocal',
  }),
  INTAKE_URL: Type.String({ description: 'intake, which keeps the phones of raters' }),
  SERVICE_CLIENT_ID: Type.String({ description: 'client id of the suite at the identity provider' }),
  SERVICE_CLIENT_SECRET: Type.String({ description: 'its secret' }),
  HAOBAN_INVITE_BY_MESSAGE: Type.Enum(['no', 'yes'], {
    default: 'no',
    description: 'whether every applicant is invited by message after a decision',
  }),
  ...noticeSettings,
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of rating; throws one sentence naming what is missing. */
export const readRatingConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
