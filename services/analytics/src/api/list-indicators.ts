import { indicators } from '@haoban/indicators/catalogue';
import { allowedDimensions, filterNames } from '@haoban/indicators/dimensions';
import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { tagReply } from './tag-reply.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Listed = Type.Object({
  indicators: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      name: Text,
      help: Text,
      at: Type.String(),
      kind: Type.String(),
      unit: Type.String(),
      better: Type.String(),
      by: Type.Array(Type.String()),
      filters: Type.Array(Type.String()),
    }),
  ),
});

/** GET /api/analytics/indicators: the catalogue, with what each can be grouped and filtered by. */
export function listIndicatorsRoute(app: Http): void {
  app.get(
    '/api/analytics/indicators',
    {
      config: { access: 'public' },
      onSend: tagReply,
      schema: { tags: ['indicators'], summary: '指标目录 the catalogue', response: { 200: Listed } },
    },
    async () => ({
      indicators: indicators.map((indicator) => ({
        ...indicator,
        by: allowedDimensions(indicator.rows, indicator.at),
        filters: filterNames(indicator.rows),
      })),
    }),
  );
}
