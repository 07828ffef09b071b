import { Type } from 'typebox';
import { askIssuer, issuerMetadata } from './issuer-metadata.ts';

/** Whom to ask for tokens, and as which client. */
export type ServiceAccount = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** Gives the service's own access token; throws when the identity provider does not give one. */
export type ServiceToken = () => Promise<string>;

const Granted = Type.Object({ access_token: Type.String(), expires_in: Type.Optional(Type.Number()) });
const renewBeforeMs = 60_000;

/** The token of a service by client credentials: asked for once, kept until a minute before it expires. */
export function createServiceToken({ issuer, clientId, clientSecret }: ServiceAccount): ServiceToken {
  let kept: Promise<{ token: string; renewAtMs: number }> | undefined;

  const grant = async () => {
    const { token_endpoint } = await issuerMetadata(issuer);
    const asked = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const granted = await askIssuer(Granted, token_endpoint, {
      method: 'POST',
      body: new URLSearchParams(asked),
    });
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
