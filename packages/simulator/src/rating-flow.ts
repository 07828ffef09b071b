import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Draft } from './draft.ts';
import { dayMs, hourMs, minuteMs } from './office-time.ts';
import type { Draws, Weighted } from './random.ts';

type Submitted = EventData<'rating.submitted.v1'>;
type Invited = EventData<'rating.invited.v1'>;

/** A moment somebody can rate: a node of a case, or a visit. */
export type Ratable = {
  subject: string;
  node: Submitted['node'];
  nodeAtMs: number;
  inHall: boolean;
  place: Pick<Submitted, 'itemCode' | 'org' | 'hall' | 'window' | 'officer'>;
  draws: Draws;
};

/** How many ratings of each level Guangdong published for July 2023; null are those without a level. */
export const publishedLevels: readonly Weighted<Submitted['level']>[] = [
  [5, 13_431_970],
  [4, 10_421],
  [3, 18_062],
  [2, 295],
  [1, 980],
  [null, 417_632],
];

/** Whom a place invites and how they answer: shares of the ratable moments, of the invited, and of each level. */
export type RatingHabits = {
  invited: Record<Submitted['node'], number>;
  answers: Record<Submitted['node'], number>;
  levels: readonly Weighted<Submitted['level']>[];
};

/** Share of the invited who answer, by node. */
export const answerRates: RatingHabits['answers'] = { '1': 0.1, '2': 0.08, '3': 0.55, visit: 0.6 };

const demoHabits: RatingHabits = {
  invited: { '1': 1, '2': 1, '3': 1, visit: 1 },
  answers: answerRates,
  levels: publishedLevels,
};

const hallChannels: readonly Weighted<Submitted['channel']>[] = [
  ['tablet', 70],
  ['qr', 30],
];
const remoteChannels: readonly Weighted<Submitted['channel']>[] = [
  ['mobile', 60],
  ['pc', 25],
  ['sms', 15],
];

// The offline option codes that each level offers: first and last.
const optionRanges: Record<number, readonly [number, number]> = {
  5: [510, 517],
  4: [406, 413],
  3: [307, 314],
  2: [207, 214],
  1: [108, 115],
};
const invitationMs = 30 * dayMs;

/** The invitation that a ratable moment brings, and the rating of those who answer. */
export function* rate(ratable: Ratable, habits: RatingHabits = demoHabits): Generator<Draft> {
  const { subject, node, nodeAtMs, place, inHall } = ratable;
  const draws = ratable.draws.of(`rating ${node}`);
  if (!draws.chance('invited', habits.invited[node])) return;
  const invitationId = `${subject}-${node}`;
  const about = { invitationId, node, nodeAt: new Date(nodeAtMs).toISOString(), round: 1, ...place };
  const invited: Invited = { ...about, expiresAt: new Date(nodeAtMs + invitationMs).toISOString() };
  yield { source: 'rating', subject, atMs: nodeAtMs, type: 'rating.invited.v1', data: invited };
  if (!draws.chance('answers', habits.answers[node])) return;

  const level = draws.pick('level', habits.levels);
  const delayMs = inHall
    ? 5_000 + draws.exponential('delay', minuteMs)
    : minuteMs + draws.exponential('delay', 5 * hourMs);
  const submitted: Submitted = {
    ...about,
    ratingId: `${invitationId}-1`,
    level,
    options: chosenOptions(level, draws),
    hasText: draws.chance('text', 0.03),
    realName: draws.chance('real name', 0.3),
    channel: draws.pick('channel', inHall ? hallChannels : remoteChannels),
    enteredBy: 'citizen',
  };
  yield {
    source: 'rating',
    subject,
    atMs: Math.floor(nodeAtMs + delayMs),
    type: 'rating.submitted.v1',
    data: submitted,
  };
}

function chosenOptions(level: Submitted['level'], draws: Draws): number[] {
  const range = level === null ? undefined : optionRanges[level];
  if (range === undefined || !draws.chance('has option', 0.4)) return [];
  const [first, last] = range;
  return [Math.floor(draws.between('option', first, last + 1))];
}
