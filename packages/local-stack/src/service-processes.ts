import { join } from 'node:path';
import { repositoryRoot } from './servers.ts';

/** The suite's own processes; each is started as `node services/NAME/src/main.ts`. */
export const serviceNames = ['portal', 'intake', 'approval', 'delivery', 'rating', 'analytics'] as const;

/** One of the suite's own processes. */
export type ServiceName = (typeof serviceNames)[number];

/** The port each part listens on when it is free. */
export const defaultPorts = {
  portal: 8080,
  intake: 8081,
  approval: 8082,
  delivery: 8083,
  rating: 8084,
  analytics: 8085,
  identity: 8086,
  postgres: 15432,
  nats: 14222,
  natsMonitor: 18222,
  clickhouse: 18123,
  clickhouseNative: 19000,
};

/** What services are told of the world; `key` is base64 of 32 bytes, `urls` are theirs and their neighbours'. */
export type ServiceSurroundings = {
  databaseUrl: string;
  natsUrl: string;
  clickhouseUrl: string;
  issuer: string;
  key: string;
  serviceSecret: string;
  /** Address of the object store. */
  objects: string;
  /** Folder of messages that are not sent; undefined where the environment names gateways. */
  outbox: string | undefined;
  dataset: string;
  urls: Record<ServiceName, string>;
};

/** The program of a service. */
export const serviceProgram = (name: ServiceName): string =>
  join(repositoryRoot, 'services', name, 'src', 'main.ts');

/** The environment of a service beside what this process has itself (telemetry settings pass through). */
export const serviceEnvironment = (
  name: ServiceName,
  world: ServiceSurroundings,
): Record<string, string> => ({
  HAOBAN_HOST: '127.0.0.1',
  PORT: new URL(world.urls[name]).port,
  DATABASE_URL: world.databaseUrl,
  NATS_URL: world.natsUrl,
  CLICKHOUSE_URL: world.clickhouseUrl,
  OIDC_ISSUER: world.issuer,
  OIDC_AUDIENCE: 'haoban',
  HAOBAN_DATASET: world.dataset,
  HAOBAN_KEY: world.key,
  HAOBAN_OBJECTS: world.objects,
  ...(world.outbox === undefined
    ? {}
    : {
        HAOBAN_SMS_GATEWAY: world.outbox,
        HAOBAN_WECHAT_GATEWAY: world.outbox,
        HAOBAN_LETTER_GATEWAY: world.outbox,
        HAOBAN_OUTBOX: world.outbox,
        HAOBAN_INVITE_BY_MESSAGE: 'yes',
      }),
  SERVICE_CLIENT_ID: 'service',
  SERVICE_CLIENT_SECRET: world.serviceSecret,
  PUBLIC_URL: world.urls.portal,
  CLICKHOUSE_PAGES_URL: new URL(world.clickhouseUrl).origin,
  INTAKE_URL: world.urls.intake,
  APPROVAL_URL: world.urls.approval,
  DELIVERY_URL: world.urls.delivery,
  RATING_URL: world.urls.rating,
  ANALYTICS_URL: world.urls.analytics,
});
