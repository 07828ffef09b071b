import { minimumSample } from './answer.ts';
import { rounded } from './arithmetic.ts';
import type { Bilingual } from './definition.ts';
import { adjustForItems, type MixSums } from './item-mix.ts';
import { places, type Place } from './ranking.ts';

/** One part of a scorecard: an indicator, what it weighs, and which values make 0 and 100 points. */
export type ScorePart = {
  readonly indicator: string;
  readonly weight: number;
  readonly name: Bilingual;
  readonly noPoints: number;
  readonly fullPoints: number;
  readonly isRate: boolean;
  /** Whether a window without enough members of this part has no place in the ranking. */
  readonly isNeeded: boolean;
};

/** 服务明星、红旗窗口: the windows of a hall in one month, by weights that are printed beside every score. */
export const windowScorecard = {
  id: 'window_scorecard',
  version: 1,
  name: { zh: '服务明星、红旗窗口', en: 'window scorecard' },
  help: {
    zh: '按月给窗口打分：按期办结、评价得分、差评、回查得分按公布的权重合成，先按事项构成调整；样本不足二十的不排名，同分并列。',
    en: 'Scores windows by the month: on time, rating score, bad ratings and quality review by printed weights, each adjusted for the items dealt with; fewer than twenty members are not ranked, ties share a place.',
  },
  by: ['hall', 'window'],
  minimumSample,
  parts: [
    {
      indicator: 'on_time_promised',
      weight: 40,
      name: { zh: '按期办结率', en: 'on time' },
      noPoints: 0,
      fullPoints: 1,
      isRate: true,
      isNeeded: true,
    },
    {
      indicator: 'score_mean',
      weight: 30,
      name: { zh: '评价平均分', en: 'rating score' },
      noPoints: 0,
      fullPoints: 10,
      isRate: false,
      isNeeded: true,
    },
    {
      indicator: 'bad_rate',
      weight: 20,
      name: { zh: '差评率', en: 'bad ratings' },
      noPoints: 1,
      fullPoints: 0,
      isRate: true,
      isNeeded: true,
    },
    {
      indicator: 'quality_score',
      weight: 10,
      name: { zh: '质量回查得分', en: 'quality review' },
      noPoints: 0,
      fullPoints: 100,
      isRate: false,
      isNeeded: false,
    },
  ],
} as const satisfies { readonly parts: readonly ScorePart[] } & Record<string, unknown>;

/** One part of a window's score: as measured, adjusted for its items, and the points (0-100) that makes. */
export type ScoredPart = {
  readonly indicator: string;
  readonly weight: number;
  readonly value: number | null;
  readonly adjusted: number | null;
  readonly sample: number;
  readonly points: number | null;
  readonly isNeeded: boolean;
};

/** A window's score (0-100, two decimals), its parts and its place; null without any part. */
export type WindowScore = Place & {
  readonly group: string;
  readonly score: number | null;
  /** Members of the smallest part that a place needs. */
  readonly sample: number;
  readonly parts: readonly ScoredPart[];
};

/** Sums by window and item of each part, by indicator id. */
export type ScorecardSums = Readonly<Record<string, readonly MixSums[]>>;

function pointsOf({ noPoints, fullPoints }: ScorePart, value: number | null): number | null {
  if (value === null) return null;
  const share = (value - noPoints) / (fullPoints - noPoints);
  return rounded(100 * Math.min(1, Math.max(0, share)));
}

function scoreOf(parts: readonly ScoredPart[]): number | null {
  let [points, weights] = [0, 0];
  for (const { points: own, weight } of parts) {
    if (own === null) continue;
    points += own * weight;
    weights += weight;
  }
  return weights === 0 ? null : Math.round((100 * points) / weights) / 100;
}

/**
 * Scores windows that are compared with each other, in the order of their names. A part that a window does not have
 * is left out and the others weigh the more.
 */
export function scoreWindows(sums: ScorecardSums): WindowScore[] {
  const parts: readonly ScorePart[] = windowScorecard.parts;
  const adjusted = parts.map((part) => {
    const figures = adjustForItems(sums[part.indicator] ?? [], part.isRate);
    return { part, of: new Map(figures.map((figure) => [figure.group, figure])) };
  });
  const groups = [...new Set(adjusted.flatMap(({ of }) => [...of.keys()]))].toSorted((one, other) =>
    one < other ? -1 : 1,
  );
  const scored = groups.map((group) => {
    const own = adjusted.map(({ part, of }): ScoredPart => {
      const { value = null, adjusted = null, sample = 0 } = of.get(group) ?? {};
      const { indicator, weight, isNeeded } = part;
      return { indicator, weight, value, adjusted, sample, points: pointsOf(part, adjusted), isNeeded };
    });
    return {
      group,
      score: scoreOf(own),
      sample: Math.min(...own.filter(({ isNeeded }) => isNeeded).map(({ sample }) => sample)),
      parts: own,
    };
  });
  const given = places(
    scored.map(({ score, sample }) => ({ value: score, sample })),
    'up',
  );
  return scored.map((one, index) => ({ ...one, ...(given[index] ?? { rank: null, isTied: false }) }));
}
