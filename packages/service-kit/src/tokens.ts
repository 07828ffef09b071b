import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { issuerMetadata } from './issuer-metadata.ts';
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

const callerFrom = (claims: JWTPayload): Caller | undefined => {
  const id = claims.sub ?? claims['client_id'];
  if (typeof id !== 'string') return undefined;
  return {
    id,
    name: typeof claims['name'] === 'string' ? claims['name'] : '',
    roles: strings(claims['roles']),
    areas: strings(claims['areas']),
    org: typeof claims['org'] === 'string' ? claims['org'] : undefined,
  };
};

// jose's errors say what is wrong with a token, but for these: the keys themselves could not be had
const withoutKeys: readonly string[] = [
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
  errors.JOSEError.code,
];
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !withoutKeys.includes(error.code);

/**
 * Checks signature, issuer, audience and expiry against the issuer's published keys, found by discovery at the first
 * request and kept. While the issuer does not answer the check throws `unavailable`; the next request asks it again.
 */
export function createTokenCheck(issuer: string, audience: string): TokenCheck {
  let known: JWTVerifyGetKey | undefined;
  const keysOfIssuer = async (): Promise<JWTVerifyGetKey> => {
    known ??= createRemoteJWKSet(new URL((await issuerMetadata(issuer)).jwks_uri));
    return known;
  };
  return async (authorization) => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new ProblemError('token_missing');
    try {
      const { payload } = await jwtVerify(token, await keysOfIssuer(), { issuer, audience });
      const caller = callerFrom(payload);
      if (caller !== undefined) return caller;
    } catch (error) {
      if (!isAboutToken(error)) throw new ProblemError('unavailable', undefined, { cause: error });
    }
    throw new ProblemError('token_invalid');
  };
}
