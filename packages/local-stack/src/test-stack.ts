import { Type } from 'typebox';
import type { Static } from 'typebox';
import { parseJson } from './parse-json.ts';

const TestStack = Type.Object({
  postgres: Type.Object({ url: Type.String(), ownerUrl: Type.String() }),
  nats: Type.Object({ url: Type.String(), accounts: Type.Number() }),
  clickhouse: Type.Object({ url: Type.String(), readerUrl: Type.String() }),
  identity: Type.Object({ issuer: Type.String(), serviceSecret: Type.String() }),
});
/** Addresses of the servers one test run shares, as they travel to the workers. */
export type TestStack = Static<typeof TestStack>;

const variable = 'HAOBAN_TEST_STACK';

/** Makes the addresses known to every worker started after this. */
export const publishTestStack = (stack: TestStack): void => {
  process.env[variable] = JSON.stringify(stack);
};

/** The servers of this test run; an error where the run has not started them. */
export const testStack = (): TestStack => {
  const text = process.env[variable];
  if (text === undefined) throw new Error('no test servers: name the file *.int.test.ts or *.api.test.ts');
  return parseJson(TestStack, text);
};
