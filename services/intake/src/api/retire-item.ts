import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import { retireItem } from '../core/retire-item.ts';
import type { Deps } from './deps.ts';

const Params = Type.Object({ code: Type.String({ maxLength: 64 }) });
const Retired = Type.Object({ code: Type.String() });

/** POST /api/intake/items/{code}/retirement */
export function retireItemRoute(app: Http, { stores }: Deps): void {
  app.post(
    '/api/intake/items/:code/retirement',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['reference'],
        summary: '停办事项 retire an item',
        params: Params,
        response: { 200: Retired },
      },
    },
    async (request) => {
      const { code } = request.params;
      orProblem(
        await stores.reference.execute({
          subject: code,
          region: '-',
          context: contextOf(request),
          decide: retireItem,
        }),
      );
      return { code };
    },
  );
}
