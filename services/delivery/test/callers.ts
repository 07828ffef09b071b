import { testToken } from '@haoban/local-stack/test-fixtures';

/** The answer of a request: status, body, headers. */
export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

/** Calls delivery over HTTP as an account, or as nobody. */
export const caller =
  (address: string) =>
  async (method: string, path: string, account?: string, body?: unknown, key?: string): Promise<Answer> => {
    const response = await fetch(`${address}/api/delivery${path}`, {
      method,
      headers: {
        ...(account === undefined ? {} : { authorization: `Bearer ${await testToken(account)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: JSON.parse(await response.text()), headers: response.headers };
  };
