import type { PrismaClient } from './generated/client.ts';

/** A day's proof that a channel takes a level: its rating, or what went wrong. */
export type Canary = {
  readonly day: Date;
  readonly channel: string;
  readonly level: number;
  readonly ratingId: string | null;
  readonly failure: string | null;
  readonly checkedAt: Date;
};

/** The daily proofs. */
export function createCanaries(prisma: PrismaClient) {
  return {
    keep: async (canary: Canary): Promise<void> => {
      const { day, channel, level, ...found } = canary;
      await prisma.canary.upsert({
        where: { day_channel_level: { day, channel, level } },
        create: canary,
        update: found,
      });
    },
    /** Those of a day that went in and were read back. */
    proven: (day: Date): Promise<Canary[]> => prisma.canary.findMany({ where: { day, failure: null } }),
    /** The newest day first. */
    list: (days: number): Promise<Canary[]> =>
      prisma.canary.findMany({
        orderBy: [{ day: 'desc' }, { channel: 'asc' }, { level: 'asc' }],
        take: days * 45,
      }),
    /** When each channel and level was proven last. */
    lastProven: async (): Promise<readonly { channel: string; level: number; at: Date | null }[]> => {
      const rows = await prisma.canary.groupBy({
        by: ['channel', 'level'],
        where: { failure: null },
        _max: { checkedAt: true },
      });
      return rows.map(({ channel, level, _max }) => ({ channel, level, at: _max.checkedAt }));
    },
  };
}
