import type { PrismaClient } from './generated/client.ts';

/** The last rating of the page before. */
type After = { readonly at: Date; readonly id: string };

/** Ratings of areas (prefixes), the newest first; every level, canaries apart. */
export const ratingList =
  (prisma: PrismaClient) => (areas: readonly string[], limit: number, after?: After) =>
    prisma.rating.findMany({
      where: {
        AND: [
          { canary: false },
          { OR: areas.map((area) => ({ region: { startsWith: area } })) },
          ...(after === undefined
            ? []
            : [
                {
                  at: { lte: after.at },
                  OR: [{ at: { lt: after.at } }, { ratingId: { lt: after.id } }],
                },
              ]),
        ],
      },
      orderBy: [{ at: 'desc' }, { ratingId: 'desc' }],
      take: limit,
    });
