import { readInstant } from '@haoban/sla-clock/local-date';
import type { JudgedCase } from './case-facts.ts';
import { dateText, flag, type FactRow, type FactValue } from './fact-values.ts';
import { confirmedOptions, optionsOf } from './option-checks.ts';
import { isSet, numberOf, textOf } from './read-data.ts';
import type { FactEvent, SubjectEvents } from './subject-events.ts';

/** A moment that can be rated, undefined where it was not heard of. */
type Node = { readonly node: string; readonly atMs: number | undefined };

/** How the options of a rating given at an instant are checked. */
type Check = (options: readonly number[], ratedMs: number) => readonly number[];

const columns = [
  'node',
  'date',
  'is_ratable',
  'is_rated',
  'level',
  'rating',
  'channel',
  'is_default',
  'is_staff',
  'is_real_name',
  'is_early',
  'rated_at',
  'device',
  'officer',
  'hall',
  'window',
  'options',
  'confirmed',
] as const;
const names = columns.map((column) => [column, `nodes.${column}`] as const);
type Entry = Readonly<Record<(typeof columns)[number], FactValue>>;

/**
 * Nodes of a case (columns `nodes.…`): submission, acceptance, standing decision. Officer, hall and window are those
 * the rating itself says. A case that was decided again has one node 3, at its standing decision: as the key of a rating is
 * (subject, node, round), one that was given before the re-opening stands until a later one replaces it.
 */
export function caseNodes(judged: JudgedCase): FactRow {
  const { story, at, isClosed } = judged;
  const happened: readonly Node[] = [
    { node: '1', atMs: story.submitted?.timeMs },
    { node: '2', atMs: story.accepted?.timeMs },
    { node: '3', atMs: isClosed ? story.ended?.timeMs : undefined },
  ];
  return ratedNodes(story.known, happened, at.dayOf, (options, ratedMs) =>
    confirmedOptions(judged, options, ratedMs),
  );
}

/** The node of a ticket: its visit, at the end of service. Neither clock nor visits of a case are known here. */
export const ticketNodes = (
  known: SubjectEvents,
  servedMs: number | undefined,
  dayOf: (ms: number) => number,
): FactRow => ratedNodes(known, [{ node: 'visit', atMs: servedMs }], dayOf, () => []);

function ratedNodes(
  known: SubjectEvents,
  happened: readonly Node[],
  dayOf: (ms: number) => number,
  check: Check,
): FactRow {
  const ratings = standingRatings(known);
  const entries = happened.flatMap(({ node, atMs }) => {
    const rating = ratings.get(node);
    if (rating === undefined) return atMs === undefined ? [] : [unrated(node, dayOf(atMs))];
    return [rated(node, atMs, rating, dayOf, check)];
  });
  const row: Record<string, FactValue> = {};
  for (const [column, name] of names) row[name] = entries.map((entry) => entry[column]);
  return row;
}

const isDefault = ({ type, data }: FactEvent): boolean =>
  type === 'rating.defaulted.v1' || textOf(data, 'channel') === 'system';

// Canaries test the way in; a survey is a series of its own, and so is round 2.
const counts = ({ data }: FactEvent): boolean =>
  data['round'] === 1 && !isSet(data, 'canary') && textOf(data, 'channel') !== 'survey';

const noRatings: ReadonlyMap<string, FactEvent> = new Map();

/** The valid rating of round 1 of each node: the last that was said; a default never hides what a citizen said. */
function standingRatings({ events, of }: SubjectEvents): ReadonlyMap<string, FactEvent> {
  if (of('rating.submitted.v1').length + of('rating.defaulted.v1').length === 0) return noRatings;
  const invalid = new Set(of('rating.invalidated.v1').map(({ data }) => textOf(data, 'ratingId')));
  const lastWords = new Map<string, FactEvent>();
  for (const event of events) {
    if (event.type !== 'rating.submitted.v1' && event.type !== 'rating.defaulted.v1') continue;
    const id = textOf(event.data, 'ratingId');
    // Said again, a rating takes its place anew.
    lastWords.delete(id);
    lastWords.set(id, event);
  }
  const standing = new Map<string, FactEvent>();
  for (const [id, event] of lastWords) {
    if (invalid.has(id) || !counts(event)) continue;
    const node = textOf(event.data, 'node');
    const before = standing.get(node);
    if (before === undefined || isDefault(before) || !isDefault(event)) standing.set(node, event);
  }
  return standing;
}

const unrated = (node: string, day: number): Entry => ({
  node,
  date: dateText(day),
  is_ratable: 1,
  is_rated: 0,
  level: 0,
  rating: '',
  channel: '',
  is_default: 0,
  is_staff: 0,
  is_real_name: 0,
  is_early: 0,
  rated_at: 0,
  device: '',
  officer: '',
  hall: '',
  window: '',
  options: [],
  confirmed: [],
});

function rated(
  node: string,
  atMs: number | undefined,
  rating: FactEvent,
  dayOf: (ms: number) => number,
  check: Check,
): Entry {
  const { data, timeMs, type } = rating;
  const said = readInstant(textOf(data, 'nodeAt'));
  const saidMs = Number.isNaN(said) ? timeMs : said;
  const nodeMs = atMs ?? saidMs;
  const options = optionsOf(data);
  return {
    node,
    date: dateText(dayOf(nodeMs)),
    is_ratable: flag(atMs !== undefined),
    is_rated: 1,
    level: numberOf(data, 'level') ?? 0,
    rating: textOf(data, 'ratingId'),
    channel: type === 'rating.defaulted.v1' ? 'system' : textOf(data, 'channel'),
    is_default: flag(isDefault(rating)),
    is_staff: flag(textOf(data, 'enteredBy') === 'staff'),
    is_real_name: flag(isSet(data, 'realName')),
    // A rating of the decision before a re-opening came after the decision it is about.
    is_early: flag(timeMs < Math.min(nodeMs, saidMs)),
    rated_at: timeMs,
    device: textOf(data, 'deviceHash'),
    officer: textOf(data, 'officer'),
    hall: textOf(data, 'hall'),
    window: textOf(data, 'window'),
    options,
    confirmed: options.length === 0 ? options : check(options, timeMs),
  };
}
