import { Client } from 'pg';

/** Does some work on a connection of its own and closes it, whatever happens. */
export const withClient = async <T>(
  connectionString: string,
  work: (client: Client) => Promise<T>,
): Promise<T> => {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  // A server that goes away fails the query at hand; without a listener it would end this process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The rows of one statement on a connection of its own. */
export const queryRows = (connectionString: string, sql: string): Promise<Record<string, unknown>[]> =>
  withClient(connectionString, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
