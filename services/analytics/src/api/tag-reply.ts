import { createHash } from 'node:crypto';
import type { onSendAsyncHookHandler } from 'fastify';

const isKnown = (asked: string | undefined, tag: string): boolean =>
  asked === '*' || (asked?.split(',').some((known) => known.trim() === tag) ?? false);

/**
 * An `onSend` hook: tags an answer by its bytes (a strong ETag, RFC 9110) and says 304 to whoever has them already.
 * Answers may be kept but must be asked about each time: what comes late changes figures of the past. Comes last, after
 * hooks that change the bytes.
 */
export const tagReply: onSendAsyncHookHandler = async (request, reply, payload) => {
  if (reply.statusCode !== 200 || (typeof payload !== 'string' && !Buffer.isBuffer(payload))) return payload;
  const isOpen = request.headers.authorization === undefined;
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
  reply.headers({
    etag: tag,
    'cache-control': `${isOpen ? 'public' : 'private'}, no-cache`,
    vary: 'accept, accept-language, authorization',
  });
  if (!isKnown(request.headers['if-none-match'], tag)) return payload;
  reply.code(304).removeHeader('content-length');
  return null;
};
