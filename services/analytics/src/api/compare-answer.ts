import { figure, noSums, type Figure, type Sums } from '@haoban/indicators/answer';
import { previousPeriod, yearBefore, type Period } from '@haoban/indicators/compared-period';
import { compareFigures } from '@haoban/indicators/comparison';
import type { Indicator } from '@haoban/indicators/definition';
import { timeBuckets } from '@haoban/indicators/dimensions';
import { ProblemError } from '@haoban/service-kit/problems';
import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import type { Static } from 'typebox';
import { goalFigureIds, goalFigures, type GoalComparison } from '../core/goal-figures.ts';
import { othersOf } from '../core/others-of.ts';
import { peerQuestion } from '../core/peers.ts';
import { placesOf } from '../core/places-of.ts';
import { isSinceEver, type Question } from '../core/question.ts';
import type { Answers, GroupSums } from '../db/answers.ts';
import type { Answer } from './figure-fields.ts';
import type { Asking } from './question-query.ts';

/** What was found for a question: its sums, whole and by group. */
export type Found = { readonly total: Sums; readonly groups: readonly GroupSums[] };

type TotalComparison = NonNullable<Static<typeof Answer>['comparison']>;
type RowComparison = NonNullable<Static<typeof Answer>['rows'][number]['comparison']>;

/** What stands beside an answer: beside its whole, and beside each group. */
export type Compared = {
  readonly total: TotalComparison | undefined;
  readonly ofGroup: (group: readonly string[]) => RowComparison | undefined;
};

const fault = (message: string): ProblemError =>
  new ProblemError('invalid_request', [{ path: 'compare', message }]);
const keyOf = (group: readonly string[]): string => group.join('\u0000');

// A row is in one group and what is summed of it are integers: groups add up. Not so percentiles, peaks and means of ratios.
const additive: readonly Indicator['kind'][] = ['count', 'sum', 'rate', 'compression', 'mean'];
const addsUp = ({ kind, special }: Indicator): boolean => special === undefined && additive.includes(kind);

function added(groups: readonly GroupSums[]): Sums {
  const sum = (name: 'numerator' | 'denominator' | 'sample' | 'immature' | 'excluded'): number =>
    groups.reduce((total, { sums }) => total + sums[name], 0);
  return {
    numerator: sum('numerator'),
    denominator: sum('denominator'),
    sample: sum('sample'),
    immature: sum('immature'),
    excluded: sum('excluded'),
  };
}

/** Both halves of a question, by one look where the groups add up to the whole. */
export const find = async (answers: Answers, indicator: Indicator, question: Question): Promise<Found> => {
  if (question.by.length > 0 && addsUp(indicator)) {
    const groups = await answers.groups(indicator, question);
    return { total: added(groups), groups };
  }
  const [total, groups] = await Promise.all([
    answers.total(indicator, question),
    answers.groups(indicator, question),
  ]);
  return { total, groups };
};

function besides(indicator: Indicator, own: Found, other: Found): Compared['ofGroup'] {
  const ownByGroup = new Map(own.groups.map(({ group, sums }) => [keyOf(group), sums]));
  const byGroup = new Map(other.groups.map(({ group, sums }) => [keyOf(group), sums]));
  const of = (sums: Sums | undefined): Figure => figure(indicator, sums ?? noSums);
  return (group) =>
    compareFigures(of(ownByGroup.get(keyOf(group))), of(byGroup.get(keyOf(group))), indicator.better);
}

const earlier: Readonly<Record<'previous' | 'year', (period: Period) => Period>> = {
  previous: previousPeriod,
  year: yearBefore,
};

async function withEarlier(
  answers: Answers,
  asking: Asking,
  found: Found,
  which: keyof typeof earlier,
): Promise<Compared> {
  const { indicator, question, zone } = asking;
  if (isSinceEver(question)) throw fault('needs a period: give from');
  const { from, to } = earlier[which](question);
  // The other period is looked at at the same age, so that what had less time to happen is not held against it.
  const begin = (date: string): number => startOfDay(parseDate(date), zone);
  const asOfMs = Date.parse(question.asOf) - begin(question.to) + begin(to);
  const asOf = new Date(asOfMs).toISOString();
  const other = await find(answers, indicator, { ...question, from, to, asOf });
  return {
    total: {
      with: which,
      from,
      to,
      asOf,
      ...compareFigures(figure(indicator, found.total), figure(indicator, other.total), indicator.better),
    },
    ofGroup: besides(indicator, found, other),
  };
}

// A goal is a number, no sample: it has no interval.
const valueOf = (indicator: Indicator, sums: Sums): Pick<Figure, 'value'> => ({
  value: figure(indicator, sums).value,
});

async function withGoal(
  answers: Answers,
  { indicator, question }: Asking,
  which: GoalComparison,
): Promise<Compared> {
  const { baseline, ...rest } = question;
  const figures = goalFigures(indicator, which, baseline);
  if (figures === undefined) throw fault(`${which} goes with ${goalFigureIds.join(', ')}`);
  const [own, goal] = await Promise.all([
    find(answers, figures.own, rest),
    find(answers, figures.goal, rest),
  ]);
  const over = figure(figures.own, own.total);
  return {
    total: {
      with: which,
      over: { value: over.value, denominator: over.denominator },
      ...compareFigures(over, valueOf(figures.goal, goal.total), indicator.better),
    },
    ofGroup: besides(indicator, own, goal),
  };
}

async function withPeers(answers: Answers, { indicator, question }: Asking, found: Found): Promise<Compared> {
  const others = othersOf(indicator, found.groups);
  const ofGroup: Compared['ofGroup'] = (group) => {
    const own = found.groups.find((one) => keyOf(one.group) === keyOf(group));
    return compareFigures(figure(indicator, own?.sums ?? noSums), others(group), indicator.better);
  };
  const asked = peerQuestion(question);
  if (asked === undefined && question.by.length === 0)
    throw fault('peers needs by, or a place: region, org, hall, window or officer');
  if (asked === undefined) return { total: undefined, ofGroup };
  const all = await answers.groups(indicator, asked.question);
  const index = all.findIndex(({ group }) => group[0] === asked.own);
  const given = placesOf(
    indicator,
    all.map(({ sums }) => ({ value: figure(indicator, sums).value, sample: sums.sample })),
  );
  const { rank, isTied } = given[index] ?? { rank: null, isTied: false };
  const rest = othersOf(indicator, all)([asked.own]);
  const compared = compareFigures(figure(indicator, found.total), rest, indicator.better);
  const peers = all.length - (index === -1 ? 0 : 1);
  return { total: { with: 'peers', peers, rank, isTied, ...compared }, ofGroup };
}

/** Puts what was asked for beside an answer; a problem says what can't be compared. */
export async function compareAnswer(
  answers: Answers,
  asking: Asking,
  found: Found,
  which: NonNullable<TotalComparison['with']>,
): Promise<Compared> {
  if (asking.question.by.some((name) => timeBuckets.includes(name)))
    throw fault('goes with no time in by: each period is compared as a whole');
  switch (which) {
    case 'previous':
    case 'year':
      return withEarlier(answers, asking, found, which);
    case 'target':
    case 'baseline':
      return withGoal(answers, asking, which);
    default:
      return withPeers(answers, asking, found);
  }
}
