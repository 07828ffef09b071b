import { localDay, parseInstant, startOfDay } from '@haoban/sla-clock/local-date';
import { ratedNode } from './rated-node.ts';
import { defaultOf, ratingOf, type Invitation, type Subject } from './subject.ts';
import type { World } from './world.ts';

const level = 3;

/** What time alone brings about in a subject, due at an instant (ISO). */
export type SubjectWake = {
  readonly at: string;
  readonly happen: (before: Subject) => ReturnType<typeof defaulted>;
};

const askedFirst = ({ invitations }: Subject, from: string): Invitation[] =>
  invitations
    .filter(({ round, invitedAt }) => round === 1 && invitedAt >= from)
    .filter((known, at, all) => all.findIndex(({ node }) => node === known.node) === at);

/**
 * Where a region counts silence: the first invitation of a node that nobody answered for the region's natural days
 * becomes level 3 of channel system, at 00:00 of the day after. It never takes the place of a citizen's rating.
 */
export function defaultWakes(state: Subject, { zone, defaultsFrom, settings }: World): SubjectWake[] {
  if (defaultsFrom === undefined || state.canary) return [];
  return askedFirst(state, defaultsFrom)
    .filter((asked) => ratingOf(state, asked) === undefined && defaultOf(state, asked) === undefined)
    .filter(({ node }) => ratedNode(state, node) !== undefined)
    .map((asked) => {
      const last = localDay(parseInstant(asked.invitedAt), zone) + settings.defaultAfterDays;
      const at = new Date(startOfDay(last + 1, zone)).toISOString();
      return { at, happen: (before) => defaulted(before, asked, at) };
    });
}

function defaulted(before: Subject, { invitationId, node, round }: Invitation, at: string) {
  const rated = ratedNode(before, node);
  if (rated === undefined) throw new Error(`node ${node} of ${before.subject} was not reached`);
  const ratingId = `${invitationId}-default`;
  const { nodeAt } = rated;
  return {
    state: { ...before, defaults: [...before.defaults, { ratingId, node, round, level, at }] },
    events: [
      { type: 'rating.defaulted.v1' as const, time: at, data: { ratingId, node, nodeAt, round, level } },
    ],
  };
}
