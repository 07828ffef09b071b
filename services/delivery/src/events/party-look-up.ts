import type { ServiceToken } from '@haoban/service-kit/service-token';

/** What delivery may ask of an applicant's particulars. */
type Purpose = 'courier' | 'licence';

/** Looks up what one purpose may see; undefined when intake knows nobody. Throws `IntakeAway`. */
export type PartyLookUp = (applicantRef: string, purpose: Purpose, traceparent?: string) => Promise<unknown>;

const timeoutMs = 3_000;

/** Intake did not answer; its code is the one of a broken connection, so that consumers wait. */
class IntakeAway extends Error {
  readonly code = 'ECONNRESET';
  constructor(cause: unknown) {
    super('intake does not answer', { cause });
    this.name = 'IntakeAway';
  }
}

/** The look-up at intake's vault, with the service's own token and for one purpose; what it answers is not kept. */
export function createPartyLookUp(options: {
  readonly intakeUrl: string;
  readonly token: ServiceToken;
}): PartyLookUp {
  const { intakeUrl, token } = options;
  return async (applicantRef, purpose, traceparent) => {
    try {
      const response = await fetch(`${intakeUrl}/internal/parties/${applicantRef}?purpose=${purpose}`, {
        headers: {
          authorization: `Bearer ${await token()}`,
          ...(traceparent === undefined ? {} : { traceparent }),
        },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`intake answered ${response.status}`);
      return await response.json();
    } catch (error) {
      throw new IntakeAway(error);
    }
  };
}
