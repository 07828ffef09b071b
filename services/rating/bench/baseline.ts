// The least that could take a rating, in a process of its own: Fastify with a schema, and one insert.
import { servicePool } from '@haoban/messaging/runtime';
import Fastify from 'fastify';

const { DATABASE_URL = '', PORT = '0' } = process.env;
const pool = servicePool(DATABASE_URL, 'rating');
await pool.query(
  'create table bare_ratings (token text primary key, level integer, options integer[], text text)',
);
const app = Fastify();
app.get('/health/ready', async () => 'ok');
app.post<{ Params: { token: string }; Body: { level: number; options: number[]; text: string } }>(
  '/api/rating/links/:token/rating',
  {
    schema: {
      body: {
        type: 'object',
        required: ['level'],
        additionalProperties: false,
        properties: {
          level: { type: 'integer', minimum: 1, maximum: 5 },
          options: { type: 'array', items: { type: 'integer' } },
          text: { type: 'string', maxLength: 500 },
        },
      },
    },
  },
  async (request, reply) => {
    const { level, options, text } = request.body;
    await pool.query({
      name: 'bare',
      text: 'insert into bare_ratings values ($1, $2, $3, $4) on conflict do nothing',
      values: [request.params.token, level, options, text],
    });
    return reply.code(201).send({ ok: true });
  },
);
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
