import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';

const Metadata = Type.Object({ jwks_uri: Type.String(), token_endpoint: Type.String() });
const timeoutMs = 5_000;

/** Asks an identity provider and parses its JSON; throws when it does not answer 2xx with such a value within 5 s. */
export async function askIssuer<Schema extends TSchema>(
  schema: Schema,
  url: string,
  init?: RequestInit,
): Promise<Static<Schema>> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`the identity provider answered ${response.status} at ${url}`);
  return Value.Parse(schema, await response.json());
}

/** Where an issuer publishes its keys and gives tokens (OpenID Connect Discovery 1.0). */
export const issuerMetadata = (issuer: string): Promise<Static<typeof Metadata>> =>
  askIssuer(Metadata, `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
