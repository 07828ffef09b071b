import type { ClockAnswer } from '@haoban/sla-clock/case-line';
import { caseClocks, type CaseClock } from '@haoban/sla-clock/case-words';
import { clockDays } from './case-clock-days.ts';
import { caseFacts, judgeCase } from './facts/case-facts.ts';
import { endOfTime, type FactRow, type FactValue } from './facts/fact-values.ts';
import { textOf } from './facts/read-data.ts';
import type { Reference } from './facts/reference.ts';
import type { SubjectEvents } from './facts/subject-events.ts';

/** What a case was about and how it stands, by names of its finished row. */
const summaryColumns = {
  region: 'region',
  item: 'item',
  org: 'org',
  channel: 'channel',
  hall: 'hall',
  basis: 'basis',
  end: 'end_type',
  outcome: 'outcome',
  due: 'due_date',
  statutoryDue: 'statutory_due_date',
  elapsedPromised: 'elapsed_promised',
  elapsedStatutory: 'elapsed_statutory',
  meetings: 'meetings',
} as const;

/** One suspension of a case: instants are ISO, `endedAt` null while it lasts. */
export type ShownSuspension = {
  readonly suspensionId: string;
  readonly reason: string;
  readonly stage: string;
  readonly stops: string[];
  readonly startedAt: string;
  readonly endedAt: string | null;
};

/** Values by name. */
type Cells = Record<string, string | number | null>;

/** Everything that can be told of a case beside its events. */
export type CaseTimeline = {
  readonly summary: Cells;
  readonly clocks: Readonly<Partial<Record<CaseClock, ClockAnswer>>>;
  readonly stages: Cells[];
  readonly suspensions: ShownSuspension[];
  readonly delays: Cells[];
};

const listOf = (value: FactValue | undefined): readonly FactValue[] =>
  typeof value === 'object' && value !== null ? value : [];
const cellOf = (value: FactValue | undefined): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null;
const isoOf = (ms: number): string | null => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);

/** The parallel lists of one prefix as rows: `stages.stage`, `stages.org` … become `{ stage, org … }`. */
function rowsOfLists(row: FactRow, prefix: string): Cells[] {
  const names = Object.keys(row).filter((name) => name.startsWith(`${prefix}.`));
  const first = names[0];
  if (first === undefined) return [];
  return listOf(row[first]).map((_, index) =>
    Object.fromEntries(
      names.map((name) => [name.slice(prefix.length + 1), cellOf(listOf(row[name])[index])]),
    ),
  );
}

/** The clocks of a case day by day, its stages, suspensions and who it waited for, as far as its events tell. */
export function caseTimeline(known: SubjectEvents, reference: Reference, asOfMs: number): CaseTimeline {
  const { story, at } = judgeCase(known, reference);
  const row = caseFacts(known, reference, endOfTime);
  const clocks = caseClocks.map((name) => [name, clockDays(story, at, name, asOfMs)] as const);
  return {
    summary: Object.fromEntries(
      Object.entries(summaryColumns).map(([name, column]) => [name, cellOf(row[column])]),
    ),
    clocks: Object.fromEntries(clocks.filter(([, clock]) => clock !== undefined)),
    stages: rowsOfLists(row, 'stages'),
    suspensions: story.suspensions.map(({ id, stage, stops, startMs, endMs, start }) => ({
      suspensionId: id,
      reason: textOf(start.data, 'reason'),
      stage,
      stops: [...stops],
      startedAt: new Date(startMs).toISOString(),
      endedAt: isoOf(endMs),
    })),
    delays: rowsOfLists(row, 'delays'),
  };
}
