import { applicantKindOf } from '../demand.ts';
import { items, type Item } from '../item-catalogue.ts';
import { onTheSpot } from './pace.ts';
import type { ProfileItem, Terms, Variant } from './profile.ts';

const department = (org: string): string => org.slice(org.indexOf('-') + 1);

/** Stages whose organisations are departments, without the county. */
const ofDepartments = (stages: Item['stages']): Item['stages'] =>
  stages.map((stage) => ({ ...stage, org: department(stage.org) }));

type Changed = Pick<ProfileItem, 'share'> & { variants: readonly Variant[] } & Partial<ProfileItem>;

/** An item of the demonstration's catalogue with a profile's terms; throws a RangeError for an unknown code. */
export function catalogued(code: string, changes: Changed): ProfileItem {
  const { name, kind, visitsLimit, onlineDepth, org, family, theme, policies } = knownItem(code);
  return {
    code,
    name,
    nameEn: policies.nameEn ?? code,
    kind,
    visitsLimit,
    onlineDepth,
    department: department(org),
    ...(family === undefined ? {} : { family }),
    ...(theme === undefined ? {} : { theme }),
    applicantKind: applicantKindOf(knownItem(code)),
    ...changes,
  };
}

/** The stages of an item of the demonstration's catalogue, or of one of its classes. */
export function stagesOf(code: string, projectClass?: string): Item['stages'] {
  const item = knownItem(code);
  const ofClass = projectClass === undefined ? undefined : item.classes?.[projectClass]?.stages;
  return ofDepartments(ofClass ?? item.stages);
}

function knownItem(code: string): Item {
  const found = items.find((item) => item.code === code);
  if (found === undefined) throw new RangeError(`the catalogue has no item ${code}`);
  return found;
}

/** Material check, then approval: the way of an ordinary permit through one department. */
export function twoStages(org: string, promised: number): Item['stages'] {
  const review = Math.max(1, Math.floor(promised / 2));
  const term = (n: number) => ({ n, unit: 'WD' as const });
  return [
    { code: 'review', name: '材料审查', org, term: term(review), after: [], join: 'all' },
    {
      code: 'approval',
      name: '审批发证',
      org,
      term: term(Math.max(1, promised - review)),
      after: ['review'],
      join: 'all',
    },
  ];
}

/** The terms of a certificate given on the spot, before and after the reform. */
export const immediate = (nextDay: number, statutory?: number): readonly Variant[] => {
  const terms: Terms = {
    ...(statutory === undefined ? {} : { statutory }),
    promised: 0,
    elapsed: onTheSpot(nextDay),
    stages: [],
  };
  return [{ share: 1, before: terms, now: terms }];
};

/** Rarely asked items: `many` of them, of all departments in turn, each with the weight and terms that its number gives. */
export function longTail(
  many: number,
  departments: readonly (readonly [code: string, name: string])[],
  itemAt: (index: number, department: string) => Pick<ProfileItem, 'share' | 'variants' | 'visitsLimit'>,
): ProfileItem[] {
  return Array.from({ length: many }, (_, index): ProfileItem => {
    const [code, name] = departments[index % departments.length] ?? ['hall', ''];
    const number = String(index + 1).padStart(3, '0');
    const given = itemAt(index, code);
    const isImmediate = given.variants.every(({ now }) => now.promised === 0);
    return {
      code: `service-${number}`,
      name: `${name}服务事项 ${number}`,
      nameEn: `Service ${number} of ${code}`,
      kind: isImmediate ? 'immediate' : 'promise',
      department: code,
      applicantKind: index % 3 === 0 ? 'enterprise' : 'person',
      onlineDepth: 4,
      ...given,
    };
  });
}
