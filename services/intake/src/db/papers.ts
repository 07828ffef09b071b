import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Journal } from '@haoban/messaging/journal';
import type { Pool } from 'pg';
import type { KeptPaper } from '../core/paper.ts';

type Said<Data> = { readonly at: Date; readonly data: Data };

/** The printed papers, and the acceptances that the journal recorded. */
export function createPapers(pool: Pool, journal: Journal<KeptPaper>) {
  const found = async (name: string, where: string, value: string): Promise<KeptPaper[]> => {
    const text = `select state from papers where ${where} order by state ->> 'issuedAt', subject limit 1000`;
    const { rows } = await pool.query<{ state: KeptPaper }>({ name, text, values: [value] });
    return rows.map(({ state }) => state);
  };
  return {
    ...journal,
    ofCase: (caseId: string) => found('papers-of-case', 'case_id = $1', caseId),
    /** Papers that bear a number: one, unless offices gave it twice. */
    numbered: (number: string) => found('papers-numbered', 'number = $1', number),
    /** The acceptance of a case as it was recorded last up to one of its events. */
    acceptanceOf: async (caseId: string, upTo: number) => {
      const { rows } = await pool.query<Said<EventData<'case.accepted.v1'>>>({
        name: 'papers-acceptance',
        text: `select time as at, body::jsonb -> 'data' as data from journal
          where subject = $1 and sequence <= $2 and type = 'case.accepted.v1' order by sequence desc limit 1`,
        values: [caseId, upTo],
      });
      return rows[0] && { ...rows[0].data, at: rows[0].at.toISOString() };
    },
  };
}
