import type { Indicator } from '../definition.ts';

const rating = { version: 1, rows: 'nodes', at: 'node', better: 'up', rolled: true } as const;
const rate = { ...rating, kind: 'rate', unit: 'fraction' } as const;
const quality = 'is_rated and level > 0 and not is_default';

/** 好差评: who rated, and how. Only valid ratings of round 1 count; silence is never satisfaction. */
export const ratings: readonly Indicator[] = [
  {
    ...rate,
    id: 'rating_rate',
    name: { zh: '评价率', en: 'rating rate' },
    help: { zh: '可评节点中有有效评价的比例。', en: 'Nodes with a valid rating / nodes that can be rated.' },
    member: 'is_ratable',
    numerator: 'is_rated',
  },
  {
    ...rate,
    id: 'active_rating_rate',
    name: { zh: '主动评价率', en: 'active rating rate' },
    help: {
      zh: '可评节点中有群众主动作出的有效评价的比例，默认评价不算。',
      en: 'Nodes with a valid rating that somebody gave, defaults out / nodes that can be rated.',
    },
    member: 'is_ratable',
    numerator: 'is_rated and not is_default',
  },
  {
    ...rate,
    id: 'good_rate',
    name: { zh: '好评率', en: 'good rate' },
    help: {
      zh: '基本满意及以上的比例，默认评价不计。',
      en: 'Level 3 and above over valid ratings with a level, defaults out.',
    },
    member: quality,
    numerator: 'level >= 3',
  },
  {
    ...rate,
    id: 'satisfied_rate',
    name: { zh: '满意率', en: 'satisfied rate' },
    help: {
      zh: '满意及以上的比例，默认评价不计。',
      en: 'Level 4 and above over valid ratings with a level, defaults out.',
    },
    member: quality,
    numerator: 'level >= 4',
  },
  {
    ...rate,
    id: 'bad_rate',
    better: 'down',
    name: { zh: '差评率', en: 'bad rate' },
    help: {
      zh: '不满意和非常不满意的比例，默认评价不计。',
      en: 'Levels 1 and 2 over valid ratings with a level, defaults out.',
    },
    member: quality,
    numerator: 'level <= 2',
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
