import type { Journal } from '@haoban/messaging/journal';
import type { Pool } from 'pg';
import type { KeptPaper } from '../core/licence-paper.ts';

/** The licences as papers. */
export const createPapers = (pool: Pool, journal: Journal<KeptPaper>) => ({
  ...journal,
  /** Licences that bear a number. */
  numbered: async (number: string): Promise<KeptPaper[]> => {
    const { rows } = await pool.query<{ state: KeptPaper }>({
      name: 'papers-numbered',
      text: 'select state from papers where number = $1 order by subject limit 100',
      values: [number],
    });
    return rows.map(({ state }) => state);
  },
});
