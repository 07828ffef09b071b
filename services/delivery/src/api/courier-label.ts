import { ProblemError } from '@haoban/service-kit/problems';
import type { ServiceToken } from '@haoban/service-kit/service-token';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/** What is printed on the parcel; answered once and kept nowhere. */
export const CourierLabel = Type.Object({
  name: Type.String(),
  phone: Type.Optional(Type.String()),
  address: Type.String(),
});
export type CourierLabel = Static<typeof CourierLabel>;

/** Looks the label of an applicant up. Throws `address_unknown`, or `party_unavailable` while intake is down. */
export type LabelLookUp = (applicantRef: string, traceparent: string) => Promise<CourierLabel>;

const timeoutMs = 3_000;

/** The look-up at intake's vault, with the service's own token and for this one purpose. */
export function createLabelLookUp(options: {
  readonly intakeUrl: string;
  readonly token: ServiceToken;
  readonly warn: (message: string, error: unknown) => void;
}): LabelLookUp {
  const { intakeUrl, token, warn } = options;

  const ask = async (applicantRef: string, traceparent: string): Promise<unknown> => {
    const response = await fetch(`${intakeUrl}/internal/parties/${applicantRef}?purpose=courier`, {
      headers: { authorization: `Bearer ${await token()}`, traceparent },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`intake answered ${response.status}`);
    return response.json();
  };

  return async (applicantRef, traceparent) => {
    const found = await ask(applicantRef, traceparent).catch((error: unknown) => {
      warn('the address of an applicant could not be looked up', error);
      throw new ProblemError('party_unavailable');
    });
    if (!Value.Check(CourierLabel, found)) throw new ProblemError('address_unknown');
    return found;
  };
}
