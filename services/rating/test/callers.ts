import { randomUUID } from 'node:crypto';
import { testToken } from '@haoban/local-stack/test-fixtures';

type Call = { as?: string; body?: unknown; raw?: string; headers?: Record<string, string> };

/** Those who call rating over HTTP: anybody by `call`, a clerk who invites, a citizen who rates. */
export function callers(address: string) {
  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    { as, body, raw, headers }: Call = {},
  ) => {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${address}/api/rating${path}`, {
      method,
      headers: {
        ...(as === undefined ? {} : { authorization: `Bearer ${await testToken(as)}` }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  return {
    call,
    invite: (subject: string, node: string, key: string = randomUUID(), as = 'window-clerk') =>
      call('POST', `/subjects/${subject}/invitations`, {
        as,
        body: { node },
        headers: { 'idempotency-key': key },
      }),
    rate: (token: string, body: unknown, headers: Record<string, string> = {}) =>
      call('POST', `/links/${token}/rating`, { body, headers }),
  };
}

/** The token in a link. */
export const tokenOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
