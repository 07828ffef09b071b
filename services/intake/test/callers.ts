import { randomUUID } from 'node:crypto';
import { testToken } from '@haoban/local-stack/test-fixtures';

type Call = {
  as?: string;
  token?: string;
  body?: unknown;
  raw?: string;
  key?: string;
  language?: string;
};

const withToken = async ({ as, token }: Call): Promise<Record<string, string>> => {
  const bearer = as === undefined ? token : await testToken(as);
  return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
};

/** Those who call intake over HTTP: anybody by `call`, and whoever files a case by `file`. */
export function callers(address: string) {
  const call = async (method: string, path: string, asked: Call = {}) => {
    const payload = asked.raw ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body));
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(await withToken(asked)),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
        ...(asked.language === undefined ? {} : { 'accept-language': asked.language }),
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    return { status: response.status, body: JSON.parse(await response.text()), headers: response.headers };
  };
  return {
    address,
    call,
    /** Sends bytes as they are. */
    send: async (
      method: string,
      path: string,
      as: string,
      body: Buffer,
      headers: Record<string, string> = {},
    ) => {
      const response = await fetch(`${address}${path}`, {
        method,
        headers: { ...(await withToken({ as })), 'content-type': 'application/octet-stream', ...headers },
        body: new Uint8Array(body),
      });
      return { status: response.status, body: JSON.parse(await response.text()) };
    },
    /** Files a case and answers with what was answered; a fresh key unless one is given. */
    file: (as: string, body: unknown, key: string = randomUUID()) =>
      call('POST', '/api/intake/cases', { as, body, key }),
    /** Moves a case on: `command` is the last part of the path. */
    move: (caseId: string, command: string, as: string, body?: unknown, key: string = randomUUID()) =>
      call('POST', `/api/intake/cases/${caseId}/${command}`, { as, body, key }),
  };
}
