import { type Static, type TObject, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';

/** What every service reads from its environment. */
export const commonSettings = {
  HAOBAN_HOST: Type.String({ default: '127.0.0.1', description: 'address to listen on' }),
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, description: 'port to listen on' }),
  LOG_LEVEL: Type.String({ default: 'info', description: 'trace, debug, info, warn, error' }),
  OIDC_ISSUER: Type.String({ description: 'identity provider whose tokens are accepted' }),
  OIDC_AUDIENCE: Type.String({ default: 'haoban', description: 'audience the tokens must bear' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({ description: 'where traces go; none without it' }),
  ),
};

/** What a service with a journal reads besides. */
export const journalSettings = {
  DATABASE_URL: Type.String({ description: 'PostgreSQL, application role' }),
  NATS_URL: Type.String({ description: 'NATS with JetStream' }),
  HAOBAN_DATASET: Type.String({ default: 'live', description: 'data set that this deployment writes' }),
  HAOBAN_DIGEST: Type.Enum(['sha256', 'sm3'], {
    default: 'sha256',
    description: 'hash of the journal chain',
  }),
  HAOBAN_KEY: Type.Optional(
    Type.String({
      minLength: 40,
      description: 'base64 of 32 secret bytes; daily anchors are signed under a key derived from it',
    }),
  ),
};

/**
 * The environment as a frozen, typed object. Throws one sentence that names every variable that is missing or wrong;
 * values are never printed.
 */
export function readConfig<Schema extends TObject>(
  schema: Schema,
  env: NodeJS.ProcessEnv,
): Readonly<Static<Schema>> {
  const known = Object.fromEntries(
    Object.keys(schema.properties).flatMap((key) =>
      env[key] === undefined || env[key] === '' ? [] : [[key, env[key]]],
    ),
  );
  const value: unknown = Value.Convert(schema, Value.Default(schema, known));
  const checker = Compile(schema);
  if (checker.Check(value)) return Object.freeze(value);
  const missing = Object.keys(schema.properties).filter(
    (key) => schema.required?.includes(key) && !(key in known),
  );
  const wrong = [...checker.Errors(value)].map(({ instancePath, message }) =>
    `${instancePath.slice(1)} ${message}`.trim(),
  );
  throw new Error(
    `the environment is incomplete; missing: ${missing.join(', ') || 'none'}; wrong: ${wrong.join('; ')}`,
  );
}
