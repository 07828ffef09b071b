import type { Decision } from '@haoban/contracts/decision';
import type { Device } from './device.ts';
import { ratedNode } from './rated-node.ts';
import { ratingOf, type Subject } from './subject.ts';
import { takeRating, type Provenance, type Said } from './take-rating.ts';

const dayMs = 24 * 3600 * 1000;

/** A rating pressed on a window evaluator, sent at an instant (ISO): perhaps hours later, when the network is back. */
export type RateVisit = {
  readonly device: Pick<Device, 'hall' | 'window'>;
  readonly ratingId: string;
  readonly invitationId: string;
  readonly tokenHash: string;
  readonly at: string;
  readonly days: number;
  readonly said: Said;
  readonly request: string;
  readonly provenance: Provenance;
};

export type VisitRefusal =
  | 'subject_unknown'
  | 'node_not_reached'
  | 'device_elsewhere'
  | 'already_rated'
  | 'link_expired'
  | 'option_unfit';

/**
 * Takes the rating of a visit from the evaluator of its window: the device's question is the invitation, made and used
 * in one. The same press sent again changes nothing.
 */
export function rateVisit(before: Subject | undefined, command: RateVisit): Decision<Subject, VisitRefusal> {
  if (before === undefined) return { refusal: 'subject_unknown' };
  const { device, invitationId, tokenHash, at, days, request } = command;
  const rated = ratedNode(before, 'visit');
  if (rated === undefined) return { refusal: 'node_not_reached' };
  if (rated.hall !== device.hall || rated.window !== device.window) return { refusal: 'device_elsewhere' };
  if (before.ratings.some((rating) => rating.request === request)) return { state: before, events: [] };
  const series = { node: 'visit', round: 1 } as const;
  if (ratingOf(before, series)) return { refusal: 'already_rated' };
  const expiresAt = new Date(Date.parse(rated.nodeAt) + days * dayMs).toISOString();
  if (expiresAt <= at) return { refusal: 'link_expired' };
  const since = rated.nodeAt;
  const taken = takeRating(before, rated, { ...command, ...series, channel: 'tablet', since });
  if ('refusal' in taken) return taken;
  const asked = { ...series, invitationId, channel: 'tablet', invitedAt: at, expiresAt } as const;
  const link = {
    ...series,
    token_hash: tokenHash,
    invitation_id: invitationId,
    channel: 'tablet',
    expires_at: expiresAt,
  } as const;
  const { fresh } = taken.state;
  return {
    state: {
      ...taken.state,
      invitations: [...before.invitations, asked],
      fresh: { ...fresh, links: [link] },
    },
    events: [
      ...(before.canary
        ? []
        : [
            {
              type: 'rating.invited.v1' as const,
              time: at,
              data: { ...rated, invitationId, round: 1, expiresAt, channel: 'tablet' },
            },
          ]),
      ...taken.events,
    ],
  };
}
