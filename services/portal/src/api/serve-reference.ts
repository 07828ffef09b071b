import { readFileSync } from 'node:fs';
import type { Http } from '@haoban/service-kit/http';

const read = (address: string): Buffer => readFileSync(new URL(address));

/** The parts of Swagger UI, as its package carries them. */
const files = {
  'swagger-ui.css': {
    type: 'text/css; charset=utf-8',
    content: read(import.meta.resolve('@fastify/swagger-ui/static/swagger-ui.css')),
  },
  'swagger-ui-bundle.js': {
    type: 'text/javascript; charset=utf-8',
    content: read(import.meta.resolve('@fastify/swagger-ui/static/swagger-ui-bundle.js')),
  },
};

const begin = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, docExpansion: 'none' });`;
const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>接口文档 API reference · 好办 Haoban</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/reference/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/reference/swagger-ui-bundle.js"></script>
<script src="/reference/begin.js"></script>
</body>
</html>
`;
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // Swagger UI writes style attributes as it draws
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GET /reference: Swagger UI on the merged document; nothing is loaded from elsewhere. */
export function serveReference(app: Http): void {
  const open = { config: { access: 'public' as const }, schema: { hide: true } };
  app.get('/reference', open, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page),
  );
  app.get('/reference/begin.js', open, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(begin),
  );
  for (const [name, { type, content }] of Object.entries(files)) {
    app.get(`/reference/${name}`, open, async (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=86400').send(content),
    );
  }
}
