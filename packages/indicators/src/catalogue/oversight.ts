import type { Indicator } from '../definition.ts';

/** What looks over the offices' shoulders: reviews of closed cases, warnings and cards. */
export const oversight: readonly Indicator[] = [
  {
    id: 'light_count',
    version: 1,
    rows: 'lights',
    at: 'raised',
    kind: 'count',
    unit: 'lights',
    better: 'down',
    name: { zh: '红黄牌', en: 'lights raised' },
    help: {
      zh: '期间亮出的预警、黄牌、红牌，可按级别、时钟、单位分；撤销的另计。',
      en: 'Warnings, yellow and red cards raised in the period, by level, clock and organisation; cancelled ones are counted apart, as excluded.',
    },
    member: '1',
    apart: 'is_cancelled',
    rolled: true,
  },
  {
    id: 'quality_score',
    version: 1,
    rows: 'reviews',
    at: 'scored',
    kind: 'mean',
    unit: 'points',
    better: 'up',
    name: { zh: '质量回查得分', en: 'quality score' },
    help: {
      zh: '期间评定的回查终评得分的平均值；分子分母按百分之一分计。',
      en: 'Mean of the final scores of reviews scored in the period; sums are in hundredths of a point.',
    },
    member: '1',
    numerator: 'score',
    denominator: '100',
    rolled: true,
  },
];
