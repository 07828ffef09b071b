import { dataOf } from '@haoban/contracts/event-data';
import type { Envelope } from '@haoban/contracts/envelope';
import type { PrismaClient } from './generated/client.ts';

/** What is asked of the lights: every part given must hold. `areas` are prefixes of the regions that may be seen. */
export type LightQuery = {
  readonly areas: readonly string[];
  readonly org?: string;
  readonly level?: string;
  readonly state?: 'on' | 'cancelled';
  /** Only lights that the organisation is told of and has not acknowledged at this instant. */
  readonly untoldAt?: Date;
  /** The last light of the page before. */
  readonly after?: { readonly raisedAt: Date; readonly lightId: string };
  readonly limit: number;
};

// An index serves the counties; wider areas see most of the table anyway.
const within = (areas: readonly string[]) => ({
  OR: areas.map((area) =>
    area.length < 6
      ? { county: { startsWith: area } }
      : { county: area.slice(0, 6), region: { startsWith: area } },
  ),
});

const conditions = ({ areas, org, level, state, untoldAt, after }: LightQuery) => [
  within(areas),
  ...(org === undefined ? [] : [{ org }]),
  ...(level === undefined ? [] : [{ level }]),
  ...(state === undefined ? [] : [{ cancelledAt: state === 'on' ? null : { not: null } }]),
  ...(untoldAt === undefined ? [] : [{ tellAt: { lte: untoldAt }, acknowledgedAt: null, cancelledAt: null }]),
  ...(after === undefined
    ? []
    : [
        {
          raisedAt: { lte: after.raisedAt },
          OR: [{ raisedAt: { lt: after.raisedAt } }, { lightId: { lt: after.lightId } }],
        },
      ]),
];

/** The lights as they were heard of, for lists and inboxes; what counts is the state of their cases. */
export function createLights(prisma: PrismaClient) {
  return {
    cancel: async (event: Envelope): Promise<void> => {
      const { lightId, approver, reason } = dataOf(event, 'light.cancelled.v1');
      await prisma.light.updateMany({
        where: { lightId },
        data: { cancelledAt: event.time, cancelledBy: approver, cancelReason: reason },
      });
    },
    find: (lightId: string) => prisma.light.findUnique({ where: { lightId } }),
    /** The newest first. */
    list: (query: LightQuery) =>
      prisma.light.findMany({
        where: { AND: conditions(query) },
        orderBy: [{ raisedAt: 'desc' }, { lightId: 'desc' }],
        take: query.limit,
      }),
    /** Notes who has seen it first; later ones change nothing. */
    acknowledge: async (lightId: string, by: string, at: Date): Promise<void> => {
      await prisma.light.updateMany({
        where: { lightId, acknowledgedAt: null },
        data: { acknowledgedAt: at, acknowledgedBy: by },
      });
    },
  };
}
export type Light = NonNullable<Awaited<ReturnType<ReturnType<typeof createLights>['find']>>>;
