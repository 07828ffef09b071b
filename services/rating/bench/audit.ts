import type { Messaging } from '@haoban/messaging/runtime';
import type { Kind, Planned } from './plan.ts';
import type { Answered } from './send-load.ts';

type Rated = { readonly subject: string; readonly level: number };
const codeOf = (text: string): string => /"code":"(\w+)"/.exec(text)?.[1] ?? '';

/** How the requests of each kind were answered, as `kind: status code`. */
export function answersByKind(plan: readonly Planned[], answers: readonly Answered[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { index, status, text } of answers) {
    const name = `${plan[index]?.kind}: ${status} ${codeOf(text)}`.trim();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** True when an answer tells the truth to a request of its kind. */
function isTruthful(kind: Kind, { status, text }: Answered): boolean {
  const code = codeOf(text);
  if (kind === 'forged') return status === 403 && code === 'link_forged';
  return status === 201 || (status === 409 && (code === 'link_used' || code === 'already_rated'));
}

/** What is wrong with the answers: of each subject one rating was taken, and everybody was told the truth. */
export function wrongAnswers(plan: readonly Planned[], answers: readonly Answered[]): string[] {
  const ids = new Map(plan.map(({ subject }) => [subject, new Set<string>()]));
  const wrong: string[] = [];
  for (const answer of answers) {
    const { kind = 'first', subject = '' } = plan[answer.index] ?? {};
    if (!isTruthful(kind, answer)) wrong.push(`${kind}: ${answer.status} ${codeOf(answer.text)}`);
    if (answer.status === 201) ids.get(subject)?.add(/"ratingId":"([^"]+)"/.exec(answer.text)?.[1] ?? '');
  }
  for (const [subject, taken] of ids)
    if (subject !== '' && taken.size !== 1) wrong.push(`${subject}: ${taken.size} ratings were thanked for`);
  return wrong;
}

/** The level that each subject's thanked rating had. */
export function thankedLevels(plan: readonly Planned[], answers: readonly Answered[]): Map<string, number> {
  const levels = new Map<string, number>();
  for (const { index, status } of answers) {
    const planned = plan[index];
    if (status === 201 && planned !== undefined) levels.set(planned.subject, planned.body.level);
  }
  return levels;
}

// the service's own daily canaries are ratings too, and apart
const places = {
  'events in the journal': `select subject, (body::jsonb #>> '{data,level}')::integer as level from journal
    where type = 'rating.submitted.v1' and body::jsonb #>> '{data,canary}' is null`,
  'ratings in the state of their subjects': `select s.subject, (rating ->> 'level')::integer as level
    from subjects s, jsonb_array_elements(state -> 'ratings') rating where state ->> 'canary' is null`,
  'rows of ratings': 'select subject, level from ratings where not canary',
  'texts of citizens': 'select r.subject, r.level from texts join ratings r using (rating_id)',
} as const;

/** Counts the ratings in every place that keeps them, and how many are not the one that was thanked for. */
export async function auditPlaces(
  pool: Messaging['pool'],
  thanked: ReadonlyMap<string, number>,
): Promise<{ place: string; count: number; wrong: number }[]> {
  const audits = [];
  for (const [place, text] of Object.entries(places)) {
    const { rows } = await pool.query<Rated>(text);
    const subjects = new Set(rows.map(({ subject }) => subject));
    const differing = rows.filter(({ subject, level }) => thanked.get(subject) !== level).length;
    const wrong = differing + (rows.length - subjects.size) + Math.abs(thanked.size - subjects.size);
    audits.push({ place, count: rows.length, wrong });
  }
  return audits;
}
