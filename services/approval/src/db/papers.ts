import type { EventData, EventType } from '@haoban/contracts/events/catalogue';
import type { Journal } from '@haoban/messaging/journal';
import type { Messaging } from '@haoban/messaging/runtime';
import type { KeptPaper } from '../core/paper.ts';

const undone = ['case.reopened.v1', 'case.decision_revoked.v1'];

/** The printed papers, and what the journal recorded of the steps they tell of. */
export function createPapers(pool: Messaging['pool'], journal: Journal<KeptPaper>) {
  const found = async (name: string, where: string, value: string): Promise<KeptPaper[]> => {
    const text = `select state from papers where ${where} order by state ->> 'issuedAt', subject limit 1000`;
    const { rows } = await pool.query<{ state: KeptPaper }>({ name, text, values: [value] });
    return rows.map(({ state }) => state);
  };
  const last = async <Type extends EventType>(caseId: string, upTo: number, type: Type) => {
    const { rows } = await pool.query<{ at: Date; data: EventData<Type> }>({
      name: 'papers-last-step',
      text: `select time as at, body::jsonb -> 'data' as data from journal
        where subject = $1 and sequence <= $2 and type = $3 order by sequence desc limit 1`,
      values: [caseId, upTo, type],
    });
    return rows[0] && { ...rows[0].data, at: rows[0].at.toISOString() };
  };
  return {
    ...journal,
    ofCase: (caseId: string) => found('papers-of-case', 'case_id = $1', caseId),
    /** Papers that bear a number: one, unless offices gave it twice. */
    numbered: (number: string) => found('papers-numbered', 'number = $1', number),
    /** The last suspension and the last decision up to one of the case's events, as they were recorded. */
    stepsOf: async (caseId: string, upTo: number) => ({
      suspension: await last(caseId, upTo, 'suspension.started.v1'),
      decision: await last(caseId, upTo, 'case.decided.v1'),
    }),
    /** True unless the decision that a denial tells of was undone afterwards. */
    stands: async ({ kind, caseId, sequence }: KeptPaper): Promise<boolean> => {
      if (kind !== 'denial') return true;
      const { rowCount } = await pool.query({
        name: 'papers-undone',
        text: 'select from journal where subject = $1 and sequence > $2 and type = any($3) limit 1',
        values: [caseId, sequence, undone],
      });
      return rowCount === 0;
    },
  };
}
