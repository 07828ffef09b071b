import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lockHome } from './home-lock.ts';
import { migrateAll } from './migrate.ts';
import { readSecrets } from './secrets.ts';
import type { Servers } from './servers.ts';
import { serviceEnvironment, serviceNames, serviceProgram } from './service-processes.ts';
import type { ServiceName, ServiceSurroundings } from './service-processes.ts';
import { removeStackFile, writeStackFile } from './stack-file.ts';
import type { StackFile } from './stack-file.ts';
import { choosePorts } from './stack-ports.ts';
import type { Ports } from './stack-ports.ts';
import { provideClickHouse, provideIdentity, provideNats, providePostgres } from './stack-servers.ts';
import type { Part } from './stack-servers.ts';
import { startProcess } from './supervise.ts';

/** Which suite to start: its folder, the documented ports or any, where servers come from, which services (default: all). */
export type StackPlan = {
  home: string;
  ports?: 'default' | 'any';
  servers: Servers;
  services?: readonly ServiceName[];
  /** The data set the services write (default `live`). */
  dataset?: string;
  say?: (line: string) => void;
};

/** A running suite: addresses, the running parts by name, and the stop, services first. */
export type Stack = {
  file: StackFile;
  parts: ReadonlyMap<string, Part>;
  stop(graceMs?: number): Promise<void>;
};

const readyTimeoutMs = 120_000;
const serviceGraceMs = 4_000;

const startServices = async (
  names: readonly ServiceName[],
  world: ServiceSurroundings,
  {
    home,
    say,
    keep,
  }: { home: string; say: (line: string) => void; keep: (name: string, part: Part) => void },
): Promise<void> => {
  const startOne = async (name: ServiceName): Promise<void> => {
    const part = await startProcess({
      name,
      command: process.execPath,
      args: [serviceProgram(name)],
      env: { ...process.env, NODE_COMPILE_CACHE: join(home, 'cache'), ...serviceEnvironment(name, world) },
      logFile: join(home, 'logs', `${name}.log`),
      readyUrl: `${world.urls[name]}/health/ready`,
      readyTimeoutMs,
      restart: true,
      say,
    });
    keep(name, part);
  };
  await allOrError(names.map(startOne));
};

// Waits for all even when one fails, so that every part that did start is known and can be stopped.
const allOrError = async (starts: Promise<unknown>[]): Promise<void> => {
  const results = await Promise.allSettled(starts);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
};

const stopAll = async (parts: ReadonlyMap<string, Part>, graceMs: number): Promise<void> => {
  const isService = (name: string): boolean => serviceNames.some((service) => service === name);
  const stop = (ours: boolean): Promise<void[]> =>
    Promise.all(
      [...parts].filter(([name]) => isService(name) === ours).map(([, part]) => part.stop(graceMs)),
    );
  await stop(true);
  await stop(false);
};

/**
 * Starts the whole suite, servers side by side, then migrations, then all services at once, and resolves when each
 * is ready. A second suite on the same folder is refused; whatever fails, nothing is left running.
 */
export const startStack = async (plan: StackPlan): Promise<Stack> => {
  const { home, servers, services = serviceNames, dataset = 'live', say = () => {} } = plan;
  const release = await lockHome(home);
  const parts = new Map<string, Part>();
  const stop = async (graceMs = serviceGraceMs): Promise<void> => {
    removeStackFile(home);
    await stopAll(parts, graceMs);
    release();
  };
  try {
    const ports = await choosePorts(plan.ports ?? 'default', say);
    const { key } = readSecrets(home);
    const keep = (name: string, part: Part): void => void parts.set(name, part);
    const context = { home, ports, servers, keep, say };
    const migrated = providePostgres(context).then(async (postgres) => {
      await migrateAll({ ownerUrl: postgres.ownerUrl, appRole: new URL(postgres.url).username, services });
      return postgres;
    });
    const starting = [
      migrated,
      provideNats(context),
      provideClickHouse(context),
      provideIdentity(context),
    ] as const;
    await allOrError([...starting]);
    const [postgres, nats, clickhouse, identity] = await Promise.all(starting);
    const urls = urlsOf(ports);
    const world = {
      databaseUrl: postgres.url,
      natsUrl: nats.url,
      clickhouseUrl: clickhouse.url,
      issuer: identity.issuer,
      serviceSecret: identity.serviceSecret,
      key,
      // an object store of one's own may be named; without one, a folder beside the databases
      objects: servers.objects ?? pathToFileURL(join(home, 'objects')).href,
      outbox: servers.gateways ? undefined : pathToFileURL(join(home, 'outbox')).href,
      dataset,
      urls,
    };
    await startServices(services, world, { home, say, keep });
    const file: StackFile = { pid: process.pid, services: urls, postgres, nats, clickhouse, identity };
    writeStackFile(home, file);
    return { file, parts, stop };
  } catch (error) {
    await stop(0);
    throw error;
  }
};

const urlsOf = (ports: Ports): Record<ServiceName, string> => {
  const url = (name: ServiceName): string => `http://127.0.0.1:${ports[name]}`;
  return {
    portal: url('portal'),
    intake: url('intake'),
    approval: url('approval'),
    delivery: url('delivery'),
    rating: url('rating'),
    analytics: url('analytics'),
  };
};
