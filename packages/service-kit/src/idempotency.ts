import type { FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { callerOf } from './access.ts';
import { ProblemError } from './problems.ts';

/** What was answered to a creating request the first time. */
export type KeptAnswer = {
  readonly fingerprint: string;
  readonly status: number;
  readonly response: unknown;
};

/** How a service keeps answers; the first two come from its journal's tables. */
export type ReceiptBook = {
  readonly find: (actor: string, route: string, key: string) => Promise<KeptAnswer | undefined>;
  readonly fingerprint: (body: unknown) => string;
  readonly isConflict: (error: unknown) => boolean;
};

/** The receipt to write with the work: everything but status and response. */
export type ReceiptStub = { readonly route: string; readonly key: string; readonly fingerprint: string };

/**
 * Runs a creating request at most once per (caller, route, Idempotency-Key). A repeated request gets the first
 * answer; the same key with another body is refused. `work` must write the receipt in the transaction it commits.
 */
export async function answerOnce<Answer extends TSchema>(
  request: FastifyRequest,
  book: ReceiptBook,
  answer: Answer,
  work: (stub: ReceiptStub) => Promise<Static<Answer>>,
): Promise<Static<Answer>> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key))
    throw new ProblemError('idempotency_key_missing');
  const actor = callerOf(request).id;
  const route = `${request.method} ${request.url.split('?')[0] ?? ''}`;
  const stub = { route, key, fingerprint: book.fingerprint(request.body ?? null) };
  const kept = async (): Promise<Static<Answer> | undefined> => {
    const found = await book.find(actor, route, key);
    if (found === undefined) return undefined;
    if (found.fingerprint !== stub.fingerprint) throw new ProblemError('idempotency_key_reused');
    return Value.Parse(answer, found.response);
  };
  const before = await kept();
  if (before !== undefined) return before;
  try {
    return await work(stub);
  } catch (error) {
    if (!book.isConflict(error)) throw error;
    const now = await kept();
    if (now === undefined) throw error;
    return now;
  }
}
