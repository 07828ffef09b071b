import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { parseJson } from './parse-json.ts';

const Secrets = Type.Object({
  postgresAdmin: Type.String(),
  postgresOwner: Type.String(),
  postgresApp: Type.String(),
  nats: Type.String(),
  clickhouse: Type.String(),
  grafana: Type.String(),
  service: Type.String(),
  key: Type.String(),
});
/** The random passwords and keys of one installation; `key` is base64 of 32 bytes, the root of the suite's keys. */
export type Secrets = Static<typeof Secrets>;

const password = (): string => randomBytes(18).toString('base64url');

/**
 * The installation's secrets from HOME/run/secrets.json (0600), made at the first call.
 * Losing the file loses access to the data: passwords and the vault's key live nowhere else.
 */
export const readSecrets = (home: string): Secrets => {
  const file = join(home, 'run', 'secrets.json');
  if (existsSync(file)) return parseJson(Secrets, readFileSync(file, 'utf8'));
  const secrets: Secrets = {
    postgresAdmin: password(),
    postgresOwner: password(),
    postgresApp: password(),
    nats: password(),
    clickhouse: password(),
    grafana: password(),
    service: password(),
    key: randomBytes(32).toString('base64'),
  };
  mkdirSync(join(home, 'run'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
};
