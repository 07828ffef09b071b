import { dayOfDate } from '@haoban/sla-clock/civil-date';
import { readInstant } from '@haoban/sla-clock/local-date';
import type { JudgedCase } from './case-facts.ts';
import { dateText, type FactRow } from './fact-values.ts';
import { textOf } from './read-data.ts';
import type { FactEvent } from './subject-events.ts';

const noCommitments: FactRow = {
  'commitments.commitment': [],
  'commitments.kind': [],
  'commitments.due_date': [],
  'commitments.state': [],
};

const settling: ReadonlySet<string> = new Set(['commitment.kept.v1', 'commitment.broken.v1']);

type Commitment = { readonly said: FactEvent; readonly settled: FactEvent | undefined };

/** Commitments of a case: due as said at the acceptance, settled by the last word that says so. */
export function commitmentFacts({ story: { known }, at }: JudgedCase): FactRow {
  const due = known.of('commitment.due.v1');
  const settlements = known.events.filter(({ type }) => settling.has(type));
  if (due.length + settlements.length === 0) return noCommitments;
  const found = new Map<string, Commitment>();
  // A settlement repeats what was promised, so one that came in before its promise is whole already.
  for (const said of settlements) found.set(idOf(said), { said, settled: said });
  for (const said of due) found.set(idOf(said), { said, settled: found.get(idOf(said))?.settled });
  const all = [...found.values()];
  return {
    'commitments.commitment': [...found.keys()],
    'commitments.kind': all.map(({ said }) => textOf(said.data, 'kind')),
    'commitments.due_date': all.map(({ said }) => dateText(dueDayOf(textOf(said.data, 'due'), at.dayOf))),
    'commitments.state': all.map(({ settled }) => stateOf(settled)),
  };
}

const idOf = ({ data }: FactEvent): string => textOf(data, 'commitmentId');

function stateOf(settled: FactEvent | undefined): string {
  if (settled === undefined) return '';
  return settled.type === 'commitment.kept.v1' ? 'kept' : 'broken';
}

// The contract leaves the form open: a local date, or an instant with its offset; anything else is no date.
function dueDayOf(due: string, dayOf: (ms: number) => number): number | null {
  const day = due.length === 10 ? dayOfDate(due) : dayOfInstant(readInstant(due), dayOf);
  return Number.isNaN(day) ? null : day;
}

const dayOfInstant = (ms: number, dayOf: (ms: number) => number): number =>
  Number.isNaN(ms) ? Number.NaN : dayOf(ms);
