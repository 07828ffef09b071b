import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Whom to ask for tokens, and as which client. */
export type ServiceAccount = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** Gives the service's own access token; throws when the identity provider does not give one. */
export type ServiceToken = () => Promise<string>;

const Discovery = Type.Object({ token_endpoint: Type.String() });
const Granted = Type.Object({ access_token: Type.String(), expires_in: Type.Optional(Type.Number()) });
const renewBeforeMs = 60_000;
const timeoutMs = 5_000;

async function ask<Schema extends TSchema>(
  schema: Schema,
  url: string,
  init?: RequestInit,
): Promise<Static<Schema>> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`the identity provider answered ${response.status} at ${url}`);
  return Value.Parse(schema, await response.json());
}

/** The token of a service by client credentials: asked for once, kept until a minute before it expires. */
export function createServiceToken({ issuer, clientId, clientSecret }: ServiceAccount): ServiceToken {
  const discovery = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let kept: Promise<{ token: string; renewAtMs: number }> | undefined;

  const grant = async () => {
    const { token_endpoint } = await ask(Discovery, discovery);
    const asked = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const granted = await ask(Granted, token_endpoint, { method: 'POST', body: new URLSearchParams(asked) });
    const renewAtMs = Date.now() + (granted.expires_in ?? 0) * 1000 - renewBeforeMs;
    return { token: granted.access_token, renewAtMs };
  };

  return async () => {
    const known = await kept?.catch(() => undefined);
    if (known !== undefined && known.renewAtMs > Date.now()) return known.token;
    kept = grant();
    return (await kept).token;
  };
}
