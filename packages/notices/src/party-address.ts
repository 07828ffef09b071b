import type { ServiceToken } from '@haoban/service-kit/service-token';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/** How a person can be reached, as far as one purpose may know; used at once and kept nowhere. */
export const PartyAddress = Type.Object({
  phone: Type.Optional(Type.String()),
  wechat: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  language: Type.Optional(Type.Enum(['zh', 'en'])),
  optedOut: Type.Optional(Type.Array(Type.String())),
});
export type PartyAddress = Static<typeof PartyAddress>;

/** Looks a person up in the vault; undefined when it knows nobody of that reference. Throws while it is away. */
export type AddressLookUp = (
  applicantRef: string,
  purpose: 'notice' | 'invite' | 'letter',
) => Promise<PartyAddress | undefined>;

const timeoutMs = 3_000;

/** The look-up at intake, with the service's own token. */
export const createAddressLookUp =
  (intakeUrl: string, token: ServiceToken): AddressLookUp =>
  async (applicantRef, purpose) => {
    const response = await fetch(`${intakeUrl}/internal/parties/${applicantRef}?purpose=${purpose}`, {
      headers: { authorization: `Bearer ${await token()}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`intake answered ${response.status}`);
    return Value.Parse(PartyAddress, await response.json());
  };
