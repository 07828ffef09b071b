import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Http } from '@haoban/service-kit/http';

// In this order: later sheets refine earlier ones.
const style = ['frame', 'board', 'form', 'rating', 'outbox', 'goals', 'print']
  .map((name) => readFileSync(new URL(`styles/${name}.css`, import.meta.url), 'utf8'))
  .join('');
const icon = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');
const edition = createHash('sha256').update(style).digest('base64url').slice(0, 12);

/** Where the style sheet lies: an address of its own for every edition, so that it can be kept for ever. */
export const styleAddress = `/style.css?v=${edition}`;

/** GET /style.css and /icon.svg. */
export function serveStyle(app: Http): void {
  const open = { config: { access: 'public' as const }, schema: { hide: true } };
  app.get('/style.css', open, async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(style),
  );
  app.get('/icon.svg', open, async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
  );
}
