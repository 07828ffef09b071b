import { randomUUID } from 'node:crypto';
import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { openSecondRound } from '../../core/open-second-round.ts';
import type { RatingLinks } from '../../db/rating-links.ts';
import type { Stores } from '../../db/stores.ts';

/**
 * Invites to round 2 once the answer to a bad rating is closed; one that was invalidated has no second round. The
 * order is another subject, so the inbox moves last: hearing it again finds the round open.
 */
export const rectificationClosed =
  ({ subjects, prisma, worlds, now, heardOnly }: Stores, links: RatingLinks): Effect =>
  async (event, heard, context) => {
    const { orderId, ratingId, result } = dataOf(event, 'rectification.closed.v1');
    const rating = await prisma.rating.findUnique({ where: { ratingId } });
    if (rating !== null && result !== 'invalidated') {
      const { settings } = await worlds.worldOf(rating);
      const invitationId = randomUUID();
      await subjects.execute({
        subject: rating.subject,
        region: ({ region }) => region,
        context,
        decide: (before) =>
          before === undefined
            ? { refusal: 'rating_unknown' }
            : openSecondRound(before, {
                orderId,
                ratingId,
                invitationId,
                tokenHash: links.hashFor(invitationId),
                at: now().toISOString(),
                days: settings.invitationDays,
              }),
      });
    }
    await heardOnly(heard);
  };
