import { ProblemError } from '@haoban/service-kit/problems';
import type { ServiceToken } from '@haoban/service-kit/service-token';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/** Whom the verifier calls back; answered once and kept nowhere. */
export const RaterPhone = Type.Object({ name: Type.Optional(Type.String()), phone: Type.String() });
export type RaterPhone = Static<typeof RaterPhone>;

/** Looks an applicant's phone up. Throws `rater_unknown`, or `party_unavailable` while intake is down. */
export type PhoneLookUp = (applicantRef: string, traceparent: string) => Promise<RaterPhone>;

const timeoutMs = 3_000;

/** The look-up at intake's vault, with the service's own token and for calling back alone. */
export function createPhoneLookUp(options: {
  readonly intakeUrl: string;
  readonly token: ServiceToken;
  readonly warn: (message: string, error: unknown) => void;
}): PhoneLookUp {
  const { intakeUrl, token, warn } = options;

  const ask = async (applicantRef: string, traceparent: string): Promise<unknown> => {
    const response = await fetch(`${intakeUrl}/internal/parties/${applicantRef}?purpose=callback`, {
      headers: { authorization: `Bearer ${await token()}`, traceparent },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`intake answered ${response.status}`);
    return response.json();
  };

  return async (applicantRef, traceparent) => {
    const found = await ask(applicantRef, traceparent).catch((error: unknown) => {
      warn('the phone of a rater could not be looked up', error);
      throw new ProblemError('party_unavailable');
    });
    if (!Value.Check(RaterPhone, found)) throw new ProblemError('rater_unknown');
    return found;
  };
}
