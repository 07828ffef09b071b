import type { Messaging } from '@haoban/messaging/runtime';

/** One daily proof that a synthetic overdue case reaches its recipient: the levels raised, when it arrived, or why not. */
export type SelfTest = {
  readonly testId: string;
  readonly startedAt: Date;
  readonly lights: string[];
  readonly arrivedAt: Date | null;
  readonly error: string | null;
};

/** The self-tests of the lights, in a table of their own. */
export function createSelfTests(pool: Messaging['pool']) {
  const rows = async (text: string, values: unknown[]): Promise<SelfTest[]> =>
    (await pool.query<SelfTest>(text, values)).rows;
  const columns = 'test_id as "testId", started_at as "startedAt", lights, arrived_at as "arrivedAt", error';
  return {
    start: async (testId: string, at: Date, lights: readonly string[], error?: string): Promise<void> => {
      await pool.query(
        'insert into self_tests (test_id, started_at, lights, error) values ($1, $2, $3, $4)',
        [testId, at, lights, error ?? null],
      );
    },
    arrived: async (testId: string, at: Date): Promise<void> => {
      await pool.query(
        'update self_tests set arrived_at = coalesce(arrived_at, $2), error = null where test_id = $1',
        [testId, at],
      );
    },
    /** Marks those that were started before an instant and have not arrived; each is returned once. */
    fail: (startedBefore: Date): Promise<SelfTest[]> =>
      rows(
        `update self_tests set error = 'did not arrive in time'
         where arrived_at is null and error is null and started_at < $1 returning ${columns}`,
        [startedBefore],
      ),
    latest: (most: number): Promise<SelfTest[]> =>
      rows(`select ${columns} from self_tests order by started_at desc limit $1`, [most]),
    lastSuccess: async (): Promise<Date | undefined> => {
      const [last] = await rows(
        `select ${columns} from self_tests where arrived_at is not null order by started_at desc limit 1`,
        [],
      );
      return last?.startedAt;
    },
  };
}
export type SelfTests = ReturnType<typeof createSelfTests>;
