import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

const audience = 'haoban';
const newKeys = () => generateKeyPair('ES256');

async function listening(answer: RequestListener, port: number) {
  const server = createServer(answer).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { port: address.port, stop };
}

/** An identity provider with one key that can go away and come back; `token` signs what it is told to. */
export async function startIssuer() {
  const keys = await newKeys();
  const strangers = await newKeys();
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  let issuer = '';
  let broken = false;
  let granted = 0;

  const signed = (claims: JWTPayload, key: typeof keys.privateKey): Promise<string> =>
    new SignJWT({ iss: issuer, aud: audience, roles: ['window'], areas: ['320281'], ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setExpirationTime(claims.exp ?? '1h')
      .sign(key);
  const grant = async () => {
    granted += 1;
    return { access_token: await signed({ sub: 'clerk' }, keys.privateKey), expires_in: 3600 };
  };
  const pages: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      jwks_uri: `${issuer}/keys`,
      token_endpoint: `${issuer}/token`,
    }),
    '/keys': () => ({ keys: [jwk] }),
    '/token': grant,
  };
  const answer: RequestListener = (request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(broken || page === undefined ? 500 : 200, { 'content-type': 'application/json' });
    void Promise.resolve(page?.()).then((content) => response.end(JSON.stringify(content ?? {})));
  };
  let server = await listening(answer, 0);
  issuer = `http://127.0.0.1:${server.port}`;

  return {
    issuer,
    audience,
    /** A token of the issuer; `claims` replace its own. */
    token: (claims: JWTPayload = {}) => signed({ sub: 'clerk', ...claims }, keys.privateKey),
    /** A token that names nobody. */
    anonymous: () => signed({}, keys.privateKey),
    /** A token signed with a key that is not the issuer's. */
    forged: () => signed({ sub: 'clerk' }, strangers.privateKey),
    /** How many tokens were asked for at its token endpoint. */
    granted: () => granted,
    leave: () => server.stop(),
    comeBack: async (): Promise<void> => {
      server = await listening(answer, server.port);
    },
    /** Lets every answer be a 500 until told otherwise. */
    fail: (now: boolean): void => {
      broken = now;
    },
  };
}
