import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import { catalogueAt, optionsOf } from '../core/catalogue.ts';
import { Channels, Levels, Options } from './catalogue-answer.ts';
import type { Deps } from './deps.ts';

const Versions = Type.Object({ levels: Type.Integer(), options: Type.Integer(), channels: Type.Integer() });
const Catalogue = Type.Object({ versions: Versions, levels: Levels, options: Options, channels: Channels });
const VersionParams = Type.Object({ version: Type.Integer({ minimum: 1 }) });

/** GET /api/rating/catalogue: the tables in force, in both languages; an old version of the options by its number. */
export function showCatalogueRoute(app: Http, { now }: Deps): void {
  app.get(
    '/api/rating/catalogue',
    {
      config: { access: 'public' },
      schema: {
        tags: ['ratings'],
        summary: '评价等级与选项 levels, options and channels',
        response: { 200: Catalogue },
      },
    },
    async () => {
      const { versions, levels, options, channels } = catalogueAt(now().toISOString());
      return { versions, levels: [...levels], options: [...options], channels: [...channels] };
    },
  );
  app.get(
    '/api/rating/catalogue/options/:version',
    {
      config: { access: 'public' },
      schema: {
        tags: ['ratings'],
        summary: '历史选项 options of a version',
        params: VersionParams,
        response: { 200: Type.Object({ version: Type.Integer(), options: Options }) },
      },
    },
    async (request) => {
      const { version } = request.params;
      const options = optionsOf(version);
      if (options === undefined) throw new ProblemError('not_found');
      return { version, options: [...options] };
    },
  );
}
