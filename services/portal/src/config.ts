import { commonSettings, readConfig } from '@haoban/service-kit/config';
import { Type, type Static } from 'typebox';

const address = (service: string) => Type.String({ description: `address of ${service}` });

const Config = Type.Object({
  ...commonSettings,
  INTAKE_URL: address('intake'),
  APPROVAL_URL: address('approval'),
  DELIVERY_URL: address('delivery'),
  RATING_URL: address('rating'),
  ANALYTICS_URL: address('analytics'),
  PUBLIC_URL: Type.String({ description: 'address people reach the portal by; shown in examples' }),
  QUESTIONS_PER_MINUTE: Type.Integer({
    minimum: 1,
    default: 300,
    description: 'how often one address may ask for figures without signing in',
  }),
  TRUSTED_PROXIES: Type.String({
    default: 'loopback',
    description: 'whose X-Forwarded-For is believed: addresses, networks, loopback, uniquelocal',
  }),
  HAOBAN_OUTBOX: Type.Optional(
    Type.String({
      pattern: '^file:',
      description:
        'folder of messages that are not sent, to be looked at; for demonstrations, no page without it',
    }),
  ),
  CLICKHOUSE_PAGES_URL: Type.Optional(
    Type.String({
      description: "ClickHouse's own pages, to be linked on the first page; no link without it",
    }),
  ),
});
export type Config = Readonly<Static<typeof Config>>;

/** The environment of the portal; throws one sentence naming what is missing. */
export const readPortalConfig = (env: NodeJS.ProcessEnv): Config => readConfig(Config, env);
