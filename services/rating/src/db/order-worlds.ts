import type { Journal } from '@haoban/messaging/journal';
import type { CaseFacts } from '../core/case-facts.ts';
import { checkOptions, type OptionCheck } from '../core/check-options.ts';
import type { Order, OrderWorld } from '../core/order.ts';
import { supervisorOf, type Org } from '../core/org.ts';
import type { Subject } from '../core/subject.ts';
import type { World } from '../core/world.ts';

type Load<State> = Pick<Journal<State>, 'load'>;

/** What orders share with the ratings: their subjects, and the worlds of regions. */
export type Known = {
  readonly subjects: Load<Subject>;
  readonly worlds: { readonly worldOf: (of: { readonly region: string }) => Promise<World> };
};

/** Looks up what an order is judged by, its rater, and what is known of what the rating says. */
export function createOrderWorlds({
  subjects,
  worlds,
  orgs,
  caseFacts,
}: Known & { readonly orgs: Load<Org>; readonly caseFacts: Load<CaseFacts> }) {
  const ratedBy = async ({ rating }: Order): Promise<Subject | undefined> =>
    (await subjects.load(rating.subject))?.state;
  // a case is its own; a ticket was for some
  const caseIdsOf = (rated: Subject | undefined): readonly string[] =>
    rated === undefined ? [] : (rated.caseIds ?? [rated.subject]);

  return {
    worldOf: async (order: Order): Promise<OrderWorld> => {
      const [world, rated, org] = await Promise.all([
        worlds.worldOf(order),
        ratedBy(order),
        orgs.load(order.org),
      ]);
      return {
        ...world,
        officers: rated?.officers ?? [],
        supervisor: supervisorOf(org?.state, order.region),
      };
    },
    /** The keyed reference of the applicant, where the case of the rating is known. */
    partyOf: async (order: Order): Promise<string | undefined> => {
      const rated = await ratedBy(order);
      const [first] = caseIdsOf(rated);
      if (rated?.applicantRef !== undefined || first === undefined) return rated?.applicantRef;
      return (await subjects.load(first))?.state.applicantRef;
    },
    checksOf: async (order: Order): Promise<OptionCheck[]> => {
      const [{ zone }, rated] = await Promise.all([worlds.worldOf(order), ratedBy(order)]);
      const known = await Promise.all(
        caseIdsOf(rated).map(async (caseId) => {
          const facts = (await caseFacts.load(caseId))?.state ?? { region: order.region, meetings: {} };
          return { caseId, facts };
        }),
      );
      return checkOptions(order.rating, known, zone);
    },
  };
}
