import { withClient } from '@haoban/local-stack/postgres-client';

/**
 * Does some work while no case of an item can be written, as if the process had died before it came to it; afterwards
 * everything can be written again.
 */
export async function whileUnwritable<Done>(
  ownerUrl: string,
  itemCode: string,
  work: () => Promise<Done>,
): Promise<Done> {
  const alter = (change: string) =>
    withClient(ownerUrl, (client) => client.query(`alter table intake.cases ${change}`));
  await alter(`add constraint crash check (state -> 'submission' ->> 'itemCode' <> '${itemCode}') not valid`);
  try {
    return await work();
  } finally {
    await alter('drop constraint crash');
  }
}
