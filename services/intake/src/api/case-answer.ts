import { DocumentIssued, LightRaised } from '@haoban/contracts/events/fields';
import { Type, type Static } from 'typebox';
import type { Case } from '../core/case.ts';

const { Optional } = Type;
const Codes = Type.Array(Type.String());

/** A filing as callers see it: no personal data, no hashes. */
export const CaseAnswer = Type.Object({
  caseId: Type.String(),
  status: Type.Enum([
    'submitted',
    'correcting',
    'accepted',
    'refused',
    'not_required',
    'abandoned',
    'withdrawn',
  ]),
  region: Type.String(),
  itemCode: Type.String(),
  org: Type.String(),
  channel: Type.String(),
  submittedAt: Type.String(),
  receivedAt: Type.String(),
  acceptedAt: Optional(Type.String()),
  day0: Optional(Type.String()),
  deemed: Optional(Type.Boolean()),
  lateMaterials: Optional(Codes),
  committedMaterials: Optional(Codes),
  missing: Optional(Codes),
  reason: Optional(Type.String()),
  remedy: Optional(Type.String()),
  papers: Type.Array(Type.Object({ ...DocumentIssued.properties, at: Type.String() })),
  lights: Type.Array(
    Type.Object({
      ...LightRaised.properties,
      raisedAt: Type.String(),
      cancelledAt: Optional(Type.String()),
    }),
  ),
});
export type CaseAnswer = Static<typeof CaseAnswer>;

/** What of a filing its callers see. */
export function caseAnswer(state: Case): CaseAnswer {
  const { caseId, status, region, org, submittedAt, receivedAt, submission, notice, papers, lights } = state;
  const { acceptedAt, day0, deemed, lateMaterials, committedMaterials, reason, remedy } = state;
  return {
    caseId,
    status,
    region,
    itemCode: submission.itemCode,
    org,
    channel: submission.channel,
    submittedAt,
    receivedAt,
    ...(acceptedAt === undefined ? {} : { acceptedAt }),
    ...(day0 === undefined ? {} : { day0 }),
    ...(deemed === undefined ? {} : { deemed }),
    ...(lateMaterials === undefined ? {} : { lateMaterials: [...lateMaterials] }),
    ...(committedMaterials === undefined ? {} : { committedMaterials: [...committedMaterials] }),
    ...(notice === undefined ? {} : { missing: [...notice.missing] }),
    ...(reason === undefined ? {} : { reason }),
    ...(remedy === undefined ? {} : { remedy }),
    papers: [...papers],
    lights: [...lights],
  };
}
