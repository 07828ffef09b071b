import { randomUUID } from 'node:crypto';
import { Failed } from './command.ts';
import type { Suite } from './suite.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a request needs besides its path: who asks, and what is sent. */
export type Asking = { readonly account?: string; readonly body?: Json; readonly key?: string };

/**
 * Sends a request to the suite's public door and returns the answer's JSON object. A creating request gets an
 * Idempotency-Key; a refusal is thrown as `Failed` with its sentence.
 */
export async function ask(
  suite: Suite,
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  asking: Asking = {},
): Promise<Json> {
  const { account, body, key = randomUUID() } = asking;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (account !== undefined) headers['authorization'] = `Bearer ${await suite.token(account)}`;
  if (method === 'POST') headers['idempotency-key'] = key;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(suite.baseUrl + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new Failed(
      `${suite.baseUrl} does not answer: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const text = await response.text();
  const answer = objectOf(text);
  if (!response.ok) throw new Failed(`${method} ${path}: ${response.status} ${refusalOf(answer)}`);
  return answer;
}

function objectOf(text: string): Json {
  const value: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Code, sentence and particulars of a refusal, in one line. */
const refusalOf = ({ code, detail, errors }: Json): string =>
  [code, detail, errors]
    .flatMap((part) => (part === undefined ? [] : [typeof part === 'string' ? part : JSON.stringify(part)]))
    .join(' ');

/** A text member of an answer; throws `Failed` when it is not there. */
export function textOf(answer: Json, name: string): string {
  const value = answer[name];
  if (typeof value !== 'string') throw new Failed(`the suite's answer has no ${name}`);
  return value;
}
