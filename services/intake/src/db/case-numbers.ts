import { caseNumber } from '@haoban/contracts/case-number';
import type { Pool } from 'pg';

type Waiting = {
  county: string;
  day: string;
  resolve: (id: string) => void;
  reject: (error: unknown) => void;
};

/** Hands out case numbers in order; requests that wait together are served by one statement. */
export function createCaseNumbers(pool: Pool): (county: string, day: string) => Promise<string> {
  let waiting: Waiting[] = [];
  let busy = false;

  const take = async (county: string, day: string, own: readonly Waiting[]): Promise<void> => {
    try {
      const { rows } = await pool.query<{ last: number }>(
        `insert into case_numbers as n (county, day, last) values ($1, $2, $3)
         on conflict (county, day) do update set last = n.last + excluded.last returning last`,
        [county, day, own.length],
      );
      const first = (rows[0]?.last ?? 0) - own.length + 1;
      own.forEach(({ resolve }, index) => resolve(caseNumber(county, day, first + index)));
    } catch (error) {
      for (const { reject } of own) reject(error);
    }
  };

  const pump = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const groups = Map.groupBy(waiting, ({ county, day }) => `${county} ${day}`);
      waiting = [];
      for (const own of groups.values()) if (own[0] !== undefined) await take(own[0].county, own[0].day, own);
    }
    busy = false;
  };

  return (county, day) =>
    new Promise((resolve, reject) => {
      waiting.push({ county, day, resolve, reject });
      setImmediate(() => void pump());
    });
}
