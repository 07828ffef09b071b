import { demoSecret } from './accounts.ts';
import { areaCodes } from './area-readers.ts';
import { startClickHouse } from './clickhouse.ts';
import { startIdentity } from './identity.ts';
import { startNats } from './nats.ts';
import { startPostgres } from './postgres.ts';
import type { Servers } from './servers.ts';
import type { StackFile } from './stack-file.ts';
import type { Ports } from './stack-ports.ts';

/** A part that runs; `pid` changes when it is restarted, `stop(0)` does not wait. */
export type Part = { pid: () => number; stop: (graceMs?: number) => Promise<void> };

/** Each of these starts its part, or answers with the address of someone else's; `keep` learns of parts that run. */
export type ServerPlan = {
  home: string;
  ports: Ports;
  servers: Servers;
  keep: (name: string, part: Part) => void;
  say: (line: string) => void;
};

/** PostgreSQL's addresses. */
export const providePostgres = async (plan: ServerPlan): Promise<StackFile['postgres']> => {
  const { home, servers, ports, keep, say } = plan;
  if ('url' in servers.postgres) return servers.postgres;
  const postgres = await startPostgres({ home, port: ports.postgres, servers: servers.postgres, say });
  keep('postgres', postgres);
  return { url: postgres.url, ownerUrl: postgres.ownerUrl };
};

/** NATS's address. */
export const provideNats = async (plan: ServerPlan): Promise<StackFile['nats']> => {
  const { home, servers, ports, keep, say } = plan;
  if ('url' in servers.nats) return servers.nats;
  const { nats: port, natsMonitor: monitorPort } = ports;
  const nats = await startNats({ home, port, monitorPort, servers: servers.nats, say });
  keep('nats', nats);
  return { url: nats.url };
};

/** ClickHouse's addresses. */
export const provideClickHouse = async (plan: ServerPlan): Promise<StackFile['clickhouse']> => {
  const { home, servers, ports, keep, say } = plan;
  if ('url' in servers.clickhouse) return servers.clickhouse;
  const { clickhouse: httpPort, clickhouseNative: tcpPort } = ports;
  const areas = areaCodes(process.env['HAOBAN_GRAFANA_AREAS'] ?? '');
  const clickhouse = await startClickHouse({
    home,
    httpPort,
    tcpPort,
    servers: servers.clickhouse,
    areas,
    say,
  });
  keep('clickhouse', clickhouse);
  const { url, readerUrl, areaReaderUrls } = clickhouse;
  return { url, readerUrl, ...(areas.length === 0 ? {} : { areaReaderUrls }) };
};

/** The issuer and the secrets that go with it. */
export const provideIdentity = async (plan: ServerPlan): Promise<StackFile['identity']> => {
  const { home, servers, ports, keep, say } = plan;
  if ('issuer' in servers.identity) return { ...servers.identity, demoSecret };
  const identity = await startIdentity({ home, port: ports.identity, say });
  keep('identity', identity);
  return { issuer: identity.issuer, serviceSecret: identity.serviceSecret, demoSecret };
};
