// The identity provider's program. Environment: PORT, KEY_FILE (its signing key, made when absent), SERVICE_SECRET.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import type { TokenClaims } from 'oidc-provider';
import { Type } from 'typebox';
import { accounts, demoSecret } from './accounts.ts';
import { parseJson } from './parse-json.ts';

const Jwk = Type.Record(Type.String(), Type.Unknown());

const { PORT = '8086', KEY_FILE = 'identity-key.json', SERVICE_SECRET = '' } = process.env;
const audience = 'haoban';
const accessTokenTTL = 8 * 60 * 60;

const signingKey = (): Record<string, unknown> => {
  if (existsSync(KEY_FILE)) return parseJson(Jwk, readFileSync(KEY_FILE, 'utf8'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: String(Date.now()) };
  writeFileSync(KEY_FILE, JSON.stringify(key), { mode: 0o600 });
  return key;
};

const claimsOf: TokenClaims = (_context, token) => {
  const account = accounts.find(({ id }) => id === token.clientId);
  return account && { roles: account.roles, areas: account.areas, org: account.org, name: account.name.zh };
};

const issuer = `http://127.0.0.1:${PORT}`;
const provider = new Provider(issuer, {
  jwks: { keys: [signingKey()] },
  clients: accounts.map(({ id }) => ({
    client_id: id,
    client_secret: id === 'service' ? SERVICE_SECRET : demoSecret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: 'client_secret_post',
  })),
  extraTokenClaims: claimsOf,
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => `urn:${audience}`,
      getResourceServerInfo: () => ({
        scope: '',
        audience,
        accessTokenTTL,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
});
provider.on('server_error', (_context, error) => console.error(error));

const server = createServer(provider.callback());
server.listen(Number(PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
