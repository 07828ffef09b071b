import { Client } from 'pg';
import type { StackFile } from '@haoban/local-stack/stack-file';

/** The services that have a journal. */
export const journalServices = ['intake', 'approval', 'delivery', 'rating', 'analytics'] as const;
export type JournalService = (typeof journalServices)[number];

/** Runs work on one service's schema as the owner of its tables. */
export async function inJournal<Result>(
  stack: StackFile,
  service: JournalService,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({
    connectionString: stack.postgres.ownerUrl,
    options: `-c search_path=${service}`,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
