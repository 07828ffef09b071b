import type { Indicator } from '../definition.ts';

const rating = { version: 1, rows: 'nodes', at: 'node', better: 'up' } as const;
const quality = 'is_rated and level > 0 and not is_default';

/** 好差评: who rated, and how. Only valid ratings of round 1 count; silence is never satisfaction. */
export const ratings: readonly Indicator[] = [
  {
    ...rating,
    id: 'rating_rate',
    kind: 'rate',
    unit: 'fraction',
    name: { zh: '评价率', en: 'rating rate' },
    help: { zh: '可评节点中有有效评价的比例。', en: 'Nodes with a valid rating / nodes that can be rated.' },
    member: 'is_ratable',
    numerator: 'is_rated',
  },
  {
    ...rating,
    id: 'good_rate',
    kind: 'rate',
    unit: 'fraction',
    name: { zh: '好评率', en: 'good rate' },
    help: {
      zh: '基本满意及以上的比例，默认评价不计。',
      en: 'Level 3 and above over valid ratings with a level, defaults out.',
    },
    member: quality,
    numerator: 'level >= 3',
  },
  {
    ...rating,
    id: 'score_mean',
    kind: 'mean',
    unit: 'points',
    name: { zh: '平均分', en: 'mean score' },
    help: {
      zh: '按 10/8/6/3/0 计分的平均分，默认评价不计。',
      en: 'Mean of 10/8/6/3/0 by level, defaults out.',
    },
    member: quality,
    numerator: '[0, 3, 6, 8, 10][level]',
  },
];
