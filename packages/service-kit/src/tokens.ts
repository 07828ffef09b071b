import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { ProblemError } from './problems.ts';

/** Who is calling, as the token says: area codes are prefixes (province 2, city 4, county 6 … digits). */
export type Caller = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly areas: readonly string[];
  readonly org: string | undefined;
};

/** Turns an Authorization header into a caller, or throws `token_missing` / `token_invalid`. */
export type TokenCheck = (authorization: string | undefined) => Promise<Caller>;

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

const callerFrom = (claims: JWTPayload): Caller => ({
  id: claims.sub ?? String(claims['client_id']),
  name: typeof claims['name'] === 'string' ? claims['name'] : '',
  roles: strings(claims['roles']),
  areas: strings(claims['areas']),
  org: typeof claims['org'] === 'string' ? claims['org'] : undefined,
});

/** Checks signature, issuer, audience and expiry against the issuer's published keys (fetched once, cached). */
export function createTokenCheck(issuer: string, audience: string): TokenCheck {
  const keys = createRemoteJWKSet(new URL(`${issuer.replace(/\/$/, '')}/jwks`));
  return async (authorization) => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new ProblemError('token_missing');
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, audience });
      return callerFrom(payload);
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) {
        throw new ProblemError('token_invalid');
      }
      throw new ProblemError('unavailable');
    }
  };
}
