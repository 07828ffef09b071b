import { over, share, type Mark, type Recipe } from './mark.ts';
import type { NodeFact, Rating } from './node-facts.ts';
import type { WorldFacts } from './world-facts.ts';

const nodes = over(({ nodes: all }) => all);
const orders = over(({ orders: all }) => all);

const scores = [0, 3, 6, 8, 10];

/** Over valid ratings of round 1 with a level, defaults out. */
const quality = (sums: (level: number) => readonly [number, number]): Recipe =>
  nodes('ratio', ({ day, rating }) =>
    rating === undefined || rating.byDefault || rating.level === null
      ? undefined
      : { day, sums: sums(rating.level) },
  );
const qualityShare = (qualifies: (level: number) => boolean): Recipe =>
  quality((level) => [qualifies(level) ? 1 : 0, 1]);

const rated = (qualifies: (rating: Rating | undefined) => boolean): Recipe =>
  nodes('ratio', ({ day, ratable, rating }) => (ratable ? share(day, qualifies(rating)) : undefined));

/** Over valid ratings, defaults included. */
const ratingShare = (qualifies: (node: NodeFact, rating: Rating, world: WorldFacts) => boolean): Recipe =>
  nodes('ratio', (node, _, world) =>
    node.rating === undefined ? undefined : share(node.day, qualifies(node, node.rating, world)),
  );

const optionCheck = (option: number): Recipe =>
  nodes('ratio', ({ day, rating, confirms }) =>
    rating?.options.includes(option) === true ? share(day, confirms(option)) : undefined,
  );

const isBad = ({ rating }: NodeFact): boolean =>
  rating !== undefined && !rating.byDefault && rating.level !== null && rating.level <= 2;

const mended = ['fixed', 'explained'];

const rectified = (inTime: boolean): Recipe =>
  orders('ratio', ({ due, finding, closed, overdue }): Mark | undefined => {
    if (due === undefined || (finding !== undefined && finding !== 'valid')) return undefined;
    const isMended = closed !== undefined && mended.includes(closed.result) && (!inTime || closed.onTime);
    return { ...share(due, isMended), immature: closed === undefined && !(inTime && overdue) };
  });

/** 好差评, and the loop that follows a bad one. */
export const ratingFigures: Readonly<Record<string, Recipe>> = {
  rating_rate: rated((rating) => rating !== undefined),
  active_rating_rate: rated((rating) => rating?.byDefault === false),
  good_rate: qualityShare((level) => level >= 3),
  satisfied_rate: qualityShare((level) => level >= 4),
  bad_rate: qualityShare((level) => level <= 2),
  score_mean: quality((level) => [scores[level - 1] ?? 0, 1]),
  rectification_rate: rectified(false),
  rectification_on_time_rate: rectified(true),
  callback_rate: nodes('ratio', (node) =>
    isBad(node) && node.rating?.realName === true ? share(node.day, node.calledBack) : undefined,
  ),
  followup_satisfied_rate: orders('ratio', ({ closed, followUp }) =>
    closed === undefined || followUp === undefined ? undefined : share(closed.day, followUp >= 2),
  ),
  rating_share_default: ratingShare((_, { byDefault }) => byDefault),
  rating_share_staff: ratingShare((_, { byStaff }) => byStaff),
  rating_share_burst: ratingShare((_, { id }, { bursts }) => bursts.has(id)),
  rating_share_early: ratingShare(({ early }) => early),
  option_check_209: optionCheck(209),
  option_check_110: optionCheck(110),
  option_check_114: optionCheck(114),
};
