import type { Journal } from '@haoban/messaging/journal';
import type { Pool } from 'pg';
import type { MaterialFile } from '../core/keep-file.ts';

/** The uploaded materials. */
export function createFiles(pool: Pool, journal: Journal<MaterialFile>) {
  return {
    ...journal,
    ofCase: async (caseId: string): Promise<MaterialFile[]> => {
      const { rows } = await pool.query<{ state: MaterialFile }>({
        name: 'files-of-case',
        text: `select state from files where case_id = $1 order by state ->> 'uploadedAt', subject`,
        values: [caseId],
      });
      return rows.map(({ state }) => state);
    },
  };
}
