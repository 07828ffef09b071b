import { closedDay, type CaseFact, type Dims } from './case-facts.ts';
import type { Basis } from './day-by-day.ts';
import { allSaid } from './histories.ts';
import { dateText, workdaysBetween } from './local-time.ts';
import type { Goal, Reference } from './reference.ts';

const scopes = ['item', 'projectClass', 'family'] as const;

/** The nearest region's goal, of those the one valid last, from goals of one scope and code. */
const nearest = (goals: readonly Goal[]): Goal | undefined =>
  goals.toSorted((a, b) => b.region.length - a.region.length || (a.validFrom < b.validFrom ? 1 : -1))[0];

/** The goals that hold for something of a region on a date. */
const holding = (goals: readonly Goal[], region: string, day: number): Goal[] =>
  goals.filter((goal) => region.startsWith(goal.region) && goal.validFrom <= dateText(day));

/** Item before project class before family. */
function ofCase(goals: readonly Goal[], dims: Dims): Goal | undefined {
  for (const scope of scopes) {
    const found = nearest(goals.filter((goal) => goal.scope === scope && goal.code === dims[scope]));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The target of a closed case at its decision. */
export function targetOf({ region, dims }: CaseFact, day: number, { goals }: Reference): Goal | undefined {
  return ofCase(
    holding(goals, region, day).filter(({ of }) => of === 'target'),
    dims,
  );
}

/** The baseline of a closed case: of a year, or of the latest it has one of. */
export function baselineOf(
  { region, dims }: CaseFact,
  day: number,
  { goals }: Reference,
  year: number | undefined,
): Goal | undefined {
  const all = holding(goals, region, day).filter(({ of }) => of === 'baseline');
  const years = [...new Set(all.map((goal) => goal.year))].toSorted((a, b) => b - a);
  for (const one of year === undefined ? years : [year]) {
    const found = ofCase(
      all.filter((goal) => goal.year === one),
      dims,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A bundle all of whose cases ended: working days from its first acceptance to its last decision. */
export type BundleFact = { dims: Dims; day: number; elapsed: number; target: Goal | undefined };

type Filed = { theme: string; size: number };

/** The closed bundles among cases. */
export function bundlesOf(facts: readonly CaseFact[], reference: Reference): BundleFact[] {
  const filed = new Map<CaseFact, Filed & { id: string }>();
  for (const fact of facts) {
    const data = allSaid(fact.history, 'case.submitted.v1').at(-1)?.data;
    const { bundleId: id, bundleTheme: theme, bundleSize: size } = data ?? {};
    if (id !== undefined && theme !== undefined && size !== undefined) filed.set(fact, { id, theme, size });
  }
  return [...Map.groupBy([...filed], ([, { id }]) => id).values()].flatMap((members) =>
    bundleOf(
      members.map(([fact]) => fact),
      members[0]?.[1],
      reference,
    ),
  );
}

function bundleOf(facts: readonly CaseFact[], filed: Filed | undefined, reference: Reference): BundleFact[] {
  const ended = facts.filter(({ end }) => end !== undefined);
  const accepted = facts
    .filter(({ clock }) => clock !== undefined)
    .toSorted((a, b) => (a.acceptedMs ?? 0) - (b.acceptedMs ?? 0));
  const days = facts.map(closedDay).filter((day) => day !== undefined);
  const [first] = accepted;
  if (filed === undefined || ended.length < filed.size || days.length === 0) return [];
  if (first?.clock?.calendar === undefined) return [];
  const day = Math.max(...days);
  const goals = holding(reference.goals, first.region, day).filter(
    ({ of, scope, code }) => of === 'target' && scope === 'bundleTheme' && code === filed.theme,
  );
  return [
    {
      dims: { region: first.region, bundleTheme: filed.theme },
      day,
      elapsed: workdaysBetween(first.clock.calendar, first.clock.day0, day),
      target: nearest(goals),
    },
  ];
}

/** Whether a goal speaks of the basis of what it is held against. */
export const fits = (goal: Goal, basis: Basis | undefined): boolean => goal.basis === basis;
