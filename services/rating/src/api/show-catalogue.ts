import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { levels, options, versions } from '../core/catalogue.ts';
import { Levels, Options } from './catalogue-answer.ts';

const Versions = Type.Object({ levels: Type.Integer(), options: Type.Integer() });
const Catalogue = Type.Object({ versions: Versions, levels: Levels, options: Options });

/** GET /api/rating/catalogue: levels and options in both languages. */
export function showCatalogueRoute(app: Http): void {
  app.get(
    '/api/rating/catalogue',
    {
      config: { access: 'public' },
      schema: {
        tags: ['ratings'],
        summary: '评价等级与选项 levels and options',
        response: { 200: Catalogue },
      },
    },
    async () => ({ versions, levels, options }),
  );
}
