import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Item } from '../core/reference.ts';
import type { FileCaseBody } from './file-case-body.ts';

/** The public part of a filing: the event's payload, with the applicant as a reference only. */
export function submissionOf(
  body: FileCaseBody,
  item: Item,
  applicantRef: string,
): EventData<'case.submitted.v1'> {
  const { applicant, itemCode, region: _, ...rest } = body;
  return {
    ...rest,
    itemCode,
    itemVersion: item.version,
    org: item.org,
    applicantKind: applicant.kind,
    applicantRef,
  };
}
