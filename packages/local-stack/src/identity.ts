import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { readSecrets } from './secrets.ts';
import { startProcess } from './supervise.ts';

/** Where the signing key lives and the port (a free one when absent). */
export type IdentityPlan = { home: string; port?: number; say?: (line: string) => void };

/** A running identity provider: its issuer, and the secret of the account `service`. */
export type Identity = {
  issuer: string;
  serviceSecret: string;
  pid: () => number;
  stop: (graceMs?: number) => Promise<void>;
};

const program = fileURLToPath(new URL('identity-main.ts', import.meta.url));

/** Starts the OpenID Connect provider with the demonstration accounts, supervised. */
export const startIdentity = async (plan: IdentityPlan): Promise<Identity> => {
  const { home, say } = plan;
  const port = plan.port ?? (await freePort());
  const serviceSecret = readSecrets(home).service;
  const issuer = `http://127.0.0.1:${port}`;
  mkdirSync(join(home, 'run'), { recursive: true });
  const supervised = await startProcess({
    name: 'The identity provider',
    command: process.execPath,
    args: [program],
    env: {
      ...process.env,
      PORT: String(port),
      KEY_FILE: join(home, 'run', 'identity-key.json'),
      SERVICE_SECRET: serviceSecret,
    },
    logFile: join(home, 'logs', 'identity.log'),
    readyUrl: `${issuer}/.well-known/openid-configuration`,
    readyTimeoutMs: 60_000,
    restart: true,
    ...(say === undefined ? {} : { say }),
  });
  return { issuer, serviceSecret, pid: supervised.pid, stop: supervised.stop };
};
