import { haobanHome } from '@haoban/local-stack/servers';
import { findStackFile, type StackFile } from '@haoban/local-stack/stack-file';
import { tokenFor } from '@haoban/local-stack/token';
import { Failed } from './command.ts';

/** A running suite: its public door, and tokens of its accounts. */
export type Suite = {
  readonly baseUrl: string;
  readonly stack: StackFile | undefined;
  token(account: string): Promise<string>;
};

const issuerOf = (stack: StackFile | undefined): string | undefined =>
  process.env['OIDC_ISSUER'] ?? stack?.identity.issuer;

/**
 * The suite that runs here (from its stack file), or the one that `url`, by default HAOBAN_URL, OIDC_ISSUER, HAOBAN_CLIENT_ID and
 * HAOBAN_CLIENT_SECRET name. Throws `Failed` with the cure when there is none.
 */
export function openSuite(url = process.env['HAOBAN_URL']): Suite {
  const stack = findStackFile(haobanHome());
  const baseUrl = url ?? stack?.services['portal'];
  const issuer = issuerOf(stack);
  if (baseUrl === undefined || issuer === undefined) {
    throw new Failed(
      '没有运行中的系统 no suite is running here: "npm start", or set HAOBAN_URL and OIDC_ISSUER',
    );
  }
  const client = process.env['HAOBAN_CLIENT_ID'];
  const secret = process.env['HAOBAN_CLIENT_SECRET'];
  return {
    baseUrl,
    stack,
    token: (account) =>
      client === undefined || secret === undefined
        ? tokenFor({ issuer, account })
        : tokenFor({ issuer, account: client, secret }),
  };
}

/** A suite started by this process. */
export const suiteOf = (stack: StackFile): Suite => ({
  baseUrl: stack.services['portal'] ?? '',
  stack,
  token: (account) => tokenFor({ issuer: stack.identity.issuer, account }),
});

/** The stack file of the suite that runs on this machine. Throws `Failed` when none does. */
export function requireLocalStack(suite: Suite): StackFile {
  if (suite.stack === undefined) throw new Failed('this needs the suite on this machine: "npm start" first');
  return suite.stack;
}
