import { Type } from 'typebox';
import { demoSecret } from './accounts.ts';
import { parseJson } from './parse-json.ts';

const TokenAnswer = Type.Object({
  access_token: Type.Optional(Type.String()),
  expires_in: Type.Optional(Type.Number()),
  error_description: Type.Optional(Type.String()),
});

/** Who asks whom for a token; the secret of a demonstration account may be left out. */
export type TokenRequest = { issuer: string; account: string; secret?: string };

type Cached = { token: string; expiresAtMs: number };

const renewBeforeMs = 60_000;
const cache = new Map<string, Cached>();

/** A bearer token of the account by client credentials, kept until a minute before it expires. */
export const tokenFor = async ({ issuer, account, secret = demoSecret }: TokenRequest): Promise<string> => {
  const key = `${issuer} ${account} ${secret}`;
  const known = cache.get(key);
  if (known && known.expiresAtMs - renewBeforeMs > Date.now()) return known.token;
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: account,
      client_secret: secret,
    }),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = parseJson(TokenAnswer, await response.text());
  if (!response.ok || answer.access_token === undefined) {
    throw new Error(
      `no token for "${account}" from ${issuer}: ${answer.error_description ?? response.status}`,
    );
  }
  const expiresAtMs = Date.now() + (answer.expires_in ?? 0) * 1_000;
  cache.set(key, { token: answer.access_token, expiresAtMs });
  return answer.access_token;
};
