/** What can be told of a case in a list beside its number: the name in the answer and the column of its row. */
export const caseColumns = {
  region: 'region',
  item: 'item',
  org: 'org',
  channel: 'channel',
  hall: 'hall',
  window: 'window',
  officer: 'officer',
  filed: 'submitted_date',
  accepted: 'accepted_date',
  ended: 'ended_date',
  end: 'end_type',
  outcome: 'outcome',
  due: 'due_date',
  statutoryDue: 'statutory_due_date',
  basis: 'basis',
  promised: 'promised_amount',
  elapsed: 'elapsed_promised',
  onTime: 'promised_on_time',
  overdue: 'is_overdue',
  meetings: 'meetings',
} as const;
export type CaseColumn = keyof typeof caseColumns;

/** Columns that say yes or no. */
export const yesOrNo: readonly CaseColumn[] = ['onTime', 'overdue'];

/** True for the name of a column. */
export const isCaseColumn = (name: string): name is CaseColumn => Object.hasOwn(caseColumns, name);
