import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Item } from '../item-catalogue.ts';
import type { Days, Profile, ProfileItem, Terms, Variant } from '../profiles/profile.ts';
import { inOrder } from '../stage-graph.ts';
import { weightedTable, type WeightedTable } from './weighted-table.ts';

type Snapshot = EventData<'case.accepted.v1'>['item'] & {
  version: number;
  org: string;
  stages: Item['stages'];
};

/** Shares of a case's way at which a stage starts and ends, by the longest way through the graph. */
export type PlannedStage = { stage: Item['stages'][number]; from: number; to: number };

/** An item as a county's organisation handles it in one version: what a case of it is frozen with, and how it goes. */
export type Handled = {
  item: ProfileItem;
  projectClass: string | undefined;
  snapshot: Snapshot;
  promised: number;
  elapsed: WeightedTable<Days>;
  stages: readonly PlannedStage[];
};

/** Draws an item in its version: 1 before the reform, 2 from then on. */
export type Catalogue = { before: WeightedTable<Handled>; now: WeightedTable<Handled> };

/** The items of a profile in the hands of a county's organisations. */
export function catalogueOf({ items }: Profile, county: string): Catalogue {
  const table = (version: 1 | 2) =>
    weightedTable(
      items.flatMap((item) => {
        const all = item.variants.reduce((sum, { share }) => sum + share, 0);
        return item.variants.map((variant) => {
          const share = (item.share * variant.share) / all;
          return [handled(item, variant, county, version), share] as const;
        });
      }),
    );
  return { before: table(1), now: table(2) };
}

function handled(item: ProfileItem, variant: Variant, county: string, version: 1 | 2): Handled {
  const terms = version === 1 ? variant.before : variant.now;
  const snapshot = { ...itemDefinition(item, county, version), ...termsOf(terms, county) };
  return {
    item,
    projectClass: variant.projectClass,
    snapshot,
    promised: terms.promised,
    elapsed: weightedTable(terms.elapsed),
    stages: planStages(snapshot.stages),
  };
}

/** The item as `item.published` says it, with the terms of its first class where it has classes. */
export function publishedItem(
  item: ProfileItem,
  county: string,
  version: 1 | 2,
): EventData<'item.published.v1'> {
  const termsAt = ({ before, now }: Variant) => termsOf(version === 1 ? before : now, county);
  const [first] = item.variants;
  if (first === undefined) throw new RangeError(`item ${item.code} has no terms`);
  const classes = item.variants.flatMap((variant) =>
    variant.projectClass === undefined ? [] : [[variant.projectClass, termsAt(variant)] as const],
  );
  return {
    ...itemDefinition(item, county, version),
    ...termsAt(first),
    ...(classes.length === 0 ? {} : { classes: Object.fromEntries(classes) }),
  };
}

function itemDefinition(item: ProfileItem, county: string, version: number) {
  const { code, name, nameEn, kind, department, family, theme, visitsLimit, onlineDepth } = item;
  return {
    code,
    version,
    name,
    kind,
    ...(family === undefined ? {} : { family }),
    ...(theme === undefined ? {} : { theme }),
    org: `${county}-${department}`,
    visitsLimit,
    onlineDepth,
    policies: { nameEn },
  };
}

function termsOf({ statutory, promised, stages }: Terms, county: string) {
  const workingDays = (n: number) => ({ n, unit: 'WD' as const });
  return {
    ...(statutory === undefined ? {} : { statutory: workingDays(statutory) }),
    promised: promised === 0 ? { unit: 'IMMEDIATE' as const } : workingDays(promised),
    stages: stages.map((stage) => ({ ...stage, org: `${county}-${stage.org}` })),
  };
}

function planStages(stages: Item['stages']): PlannedStage[] {
  const ends = new Map<string, number>();
  const spans = inOrder(stages).map((stage) => {
    const from = Math.max(0, ...stage.after.map((code) => ends.get(code) ?? 0));
    const length = stage.term !== undefined && 'unit' in stage.term ? (stage.term.n ?? 1) : 1;
    ends.set(stage.code, from + length);
    return { stage, from, to: from + length };
  });
  const whole = Math.max(1, ...ends.values());
  return spans.map(({ stage, from, to }) => ({ stage, from: from / whole, to: to / whole }));
}
