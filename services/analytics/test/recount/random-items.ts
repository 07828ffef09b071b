import type { Draw } from './draw.ts';

/** An item of a world as its cases are judged by, but for the terms, which every case has of its own. */
export type WorldItem = {
  code: string;
  name: string;
  kind: string;
  family?: string;
  org: string;
  visitsLimit: number;
  stages: readonly StageDrawn[];
};
type StageDrawn = {
  code: string;
  name: string;
  org: string;
  after: readonly string[];
  join: string;
  term?: { unit: 'WD'; n: number };
};

const shapes: readonly (readonly (readonly [code: string, ...after: string[]])[])[] = [
  [],
  [['s1'], ['s2', 's1']],
  [['s1'], ['s2'], ['s3', 's1', 's2']],
  [['s1'], ['s2', 's1'], ['s3', 's1'], ['s4', 's2', 's3']],
  [['s1'], ['s2']],
];

function stages({ oneOf, chance, whole }: Draw): StageDrawn[] {
  return oneOf(...shapes).map(([code, ...after]) => ({
    code,
    name: code,
    org: oneOf('o1', 'o2', 'o3'),
    after,
    join: 'all',
    ...(chance(70) ? { term: { unit: 'WD', n: whole(0, 5) } } : {}),
  }));
}

/** More items than the twenty that are looked at most. */
const itemCodes = Array.from({ length: 26 }, (_, n) => `i${String(n + 1).padStart(2, '0')}`);

/** The items of a world, by code. */
export const drawItems = (draw: Draw): WorldItem[] =>
  itemCodes.map((code) => ({
    code,
    name: code,
    kind: draw.chance(80) ? 'promise' : 'immediate',
    ...(draw.chance(70) ? { family: draw.oneOf('f1', 'f2') } : {}),
    org: draw.oneOf('o1', 'o2'),
    visitsLimit: draw.whole(0, 2),
    stages: stages(draw),
  }));

/** An item of a case: some are asked for more often than others. */
export const anyItem = ({ chance, oneOf }: Draw, items: readonly WorldItem[]): WorldItem =>
  oneOf(...(chance(50) ? items.slice(0, 4) : items));
