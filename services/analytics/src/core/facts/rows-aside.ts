import type { FactRow, FactValue } from './fact-values.ts';
import type { Kind } from './subject-kinds.ts';

const listOf = (value: FactValue | undefined): readonly unknown[] => (Array.isArray(value) ? value : []);
const isAbove = (value: FactValue | undefined, least: number): boolean =>
  typeof value === 'number' && value > least;

/** Whether some rating of the row is a valid bad one under a real name: somebody is to call back. */
function isBadByName(row: FactRow): boolean {
  const levels = listOf(row['nodes.level']);
  const isRealName = listOf(row['nodes.is_real_name']);
  return levels.some((level, index) => (level === 1 || level === 2) && isRealName[index] === 1);
}

/** Whether a case has something in it that is seldom and that figures or lists look for. */
const isNotedCase = (row: FactRow): boolean =>
  row['bundle_id'] !== '' ||
  listOf(row['commitments.commitment']).length > 0 ||
  isAbove(row['reopenings'], 0) ||
  isAbove(row['contradictions'], 0) ||
  listOf(row['suspensions.is_unfounded']).includes(1) ||
  isBadByName(row);

/** Whether a case has not ended, or its result is on its way: figures of it change with time alone. */
const isOpenCase = (row: FactRow): boolean =>
  row['is_ended'] === 0 || (row['delivery_due_date'] !== null && row['is_delivered'] === 0);

/** A table of finished rows of one kind that are kept there once more, and which ones are. */
export type Aside = {
  readonly table: string;
  readonly kind: Kind;
  readonly holds: (row: FactRow) => boolean;
};

/** Finished rows that are kept aside: figures of few rows find them without looking among all that there ever were. */
export const asides: readonly Aside[] = [
  { table: 'open_case_facts_v1', kind: 'case', holds: isOpenCase },
  { table: 'noted_case_facts_v1', kind: 'case', holds: isNotedCase },
  { table: 'noted_ticket_facts_v1', kind: 'ticket', holds: isBadByName },
];

/** The tables in which a row is kept aside. */
export const asidesOf = (kind: Kind, row: FactRow): string[] =>
  asides.flatMap((aside) => (aside.kind === kind && aside.holds(row) ? aside.table : []));
