import { ProblemError } from '@haoban/service-kit/problems';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Deps } from './deps.ts';

/** What is printed on the parcel; answered once and kept nowhere. */
export const CourierLabel = Type.Object({
  name: Type.String(),
  phone: Type.Optional(Type.String()),
  address: Type.String(),
});
export type CourierLabel = Static<typeof CourierLabel>;

/** Looks the label of an applicant up. Throws `address_unknown`, or `party_unavailable` while intake is down. */
export async function lookUpLabel(
  { lookUp, warn }: Pick<Deps, 'lookUp' | 'warn'>,
  applicantRef: string,
  traceparent: string,
): Promise<CourierLabel> {
  const found = await lookUp(applicantRef, 'courier', traceparent).catch((error: unknown) => {
    warn('the address of an applicant could not be looked up', error);
    throw new ProblemError('party_unavailable');
  });
  if (!Value.Check(CourierLabel, found)) throw new ProblemError('address_unknown');
  return found;
}
