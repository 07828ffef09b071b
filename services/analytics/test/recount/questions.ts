import fc from 'fast-check';
import { askedHours, hourOf } from './draw.ts';
import type { Question } from './recount.ts';

const isOf = (...ids: readonly string[]): ((id: string) => boolean) => {
  const all = new Set(ids);
  return (id) => all.has(id);
};

/** Figures of a state, which know no period. */
const isState = isOf(
  'cases_pending',
  'cases_open',
  'cases_open_overdue',
  'on_time_with_backlog',
  'no_visit_items_strict',
  'no_visit_items_inclusive',
  'compression_catalogue',
  'compression_catalogue_mean',
);
const isOfItems = isOf(
  'no_visit_items_strict',
  'no_visit_items_inclusive',
  'compression_catalogue',
  'compression_catalogue_mean',
);
const isOfOffices = isOf(
  'light_count',
  'quality_score',
  'rectification_rate',
  'rectification_on_time_rate',
  'followup_satisfied_rate',
);
const isOfHalls = isOf(
  'visitors',
  'visitors_peak_hour',
  'wait_minutes_p50',
  'wait_minutes_p90',
  'service_minutes_p50',
  'ticket_abandon_rate',
  'booking_kept_rate',
);
const isJudged = isOf(
  'on_time_promised',
  'on_time_statutory',
  'on_time_cohort',
  'on_time_with_backlog',
  'elapsed_days_mean',
  'elapsed_days_p50',
  'elapsed_days_p90',
  'early_rate',
  'compression_actual',
  'compression_vs_promise',
  'target_attainment',
);
/** Answered in one basis; parts of the others are defined in working days alone. */
const isOfBasis = isOf(
  'elapsed_days_mean',
  'elapsed_days_p50',
  'elapsed_days_p90',
  'early_rate',
  'compression_promised',
  'compression_actual',
  'compression_vs_promise',
  'compression_baseline',
  'target_attainment',
);

type Words = Pick<Question, 'by' | 'filters'>;
const by = (...names: readonly string[]): Words => ({ by: names, filters: {} });

/** What only some rows say about themselves. */
function ownSides(id: string): readonly Words[] {
  if (id === 'light_count') return [by('level'), by('clock', 'level')];
  if (id === 'delay_days_by_cause') return [by('causeKind'), by('cause'), by('org', 'causeKind', 'cause')];
  if (id.startsWith('stage_days')) return [by('stage'), by('org', 'stage')];
  if (/suspension/.test(id)) return id === 'suspended_share' ? [] : [by('reason')];
  if (/^(courier_s|e_licences|delivery_days)/.test(id)) return [by('method'), by('method', 'month')];
  if (/^(rating|active|good|satisfied|bad|score|option|callback)/.test(id))
    return [by('node'), by('hall'), by('level', 'node')];
  return [];
}

function sides(id: string): readonly Words[] {
  const plain = [by('org'), by('region:6'), ...ownSides(id)];
  const near: Words = { by: [], filters: { region: '3202' } };
  if (isOfHalls(id)) return [by('hall'), { by: ['region:6'], filters: { hall: 'h1' } }, near];
  const org: Words = { by: ['region:4'], filters: { org: 'o1' } };
  if (isOfOffices(id)) return [...plain, near, org];
  if (isOfItems(id)) return [...plain, near, { by: ['org'], filters: { item: 'i01' } }];
  if (id === 'target_attainment') return [...plain, by('bundleTheme'), by('bundleTheme'), near];
  const more: Words[] = [
    by('channel'),
    { by: ['item'], filters: { channel: 'portal' } },
    { by: ['org', 'region:6'], filters: { item: 'i02' } },
    { by: ['family'], filters: { kind: 'promise' } },
    by('projectClass', 'agentLevel'),
  ];
  return [...plain, near, org, ...more];
}

const timeBuckets = (id: string): readonly Words[] => {
  if (isState(id)) return [];
  const side = isOfHalls(id) ? 'hall' : id === 'target_attainment' ? 'bundleTheme' : 'org';
  return [by('month'), by('day'), by('month', side), by('week'), by('quarter', 'weekday'), by('year', side)];
};

const moments = askedHours.map(hourOf);
const [lastly = ''] = moments.slice(-1);

/** What is asked of a world: how many questions an indicator, and as of which instants besides the last. */
export type Asked = { dataset: string; seed: number; count: number; pasts: readonly string[] };

/** The instants in the middle of a world that are asked about. */
export const allPasts: readonly string[] = moments.slice(0, -1);

/** One of them: each costs a world the rows of everything that goes on then. */
export const pastOf = (seed: number): readonly string[] => allPasts.slice(seed % allPasts.length).slice(0, 1);

/** Any question about an indicator to a world: of the whole time or a part, now or in the middle, by this or that. */
const anyQuestion = (id: string, { dataset, pasts }: Asked): fc.Arbitrary<Question> =>
  fc
    .record({
      id: fc.constant(id),
      dataset: fc.constant(dataset),
      from: fc.constantFrom('2026-08-01', '2026-08-01', '2026-09-25'),
      to: fc.constantFrom('2026-10-10', '2027-02-01', '2027-02-01'),
      asOf: fc.constantFrom(...pasts, ...pasts.map(() => lastly)),
      basis: isOfBasis(id) ? fc.constantFrom('wd', 'wd', 'nd', 'wh', 'natural') : fc.constant('wd'),
      calendar: isJudged(id) ? fc.constantFrom('latest', 'judged') : fc.constant('latest'),
      ...(id === 'compression_baseline' ? { baseline: fc.constantFrom(2018, 2020) } : {}),
    })
    .chain((question) =>
      fc
        .constantFrom({ by: [], filters: {} }, ...sides(id), ...timeBuckets(id))
        .map((words) => ({ ...question, ...words })),
    );

/** So many questions about an indicator to a world; the first is about everything there is. */
export function questionsAbout(id: string, asked: Asked): Question[] {
  const { dataset, seed, count } = asked;
  const all: Question = {
    id,
    dataset,
    from: '2026-08-01',
    to: '2027-02-01',
    asOf: lastly,
    by: [],
    filters: {},
  };
  // Each indicator is drawn for itself: one seed for all would ask all of them alike.
  const ownSeed = Buffer.from(id).reduce((hash, byte) => (hash * 31 + byte) | 0, seed);
  return [all, ...fc.sample(fc.noBias(anyQuestion(id, asked)), { numRuns: count - 1, seed: ownSeed })];
}
