import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import type { ReferenceKind } from '../core/reference.ts';
import type { Deps } from './deps.ts';

const Listed = Type.Object({ rows: Type.Array(Type.Record(Type.String(), Type.Unknown())) });
const paths: Readonly<Record<string, ReferenceKind>> = {
  areas: 'area',
  organisations: 'organisation',
  halls: 'hall',
  items: 'item',
  themes: 'theme',
};

/** GET /api/intake/{areas,organisations,halls,items,themes}: what is published, by code; retired items are left out. */
export function listReferenceRoutes(app: Http, { stores }: Deps): void {
  for (const [path, kind] of Object.entries(paths)) {
    app.get(
      `/api/intake/${path}`,
      {
        config: { access: 'public' },
        schema: { tags: ['reference'], summary: `已发布目录 list ${path}`, response: { 200: Listed } },
      },
      async () => {
        const found = await stores.prisma.reference.findMany({
          where: { kind },
          orderBy: { subject: 'asc' },
        });
        const states = found.map(({ state }) =>
          state !== null && typeof state === 'object' && !Array.isArray(state) ? state : {},
        );
        return {
          rows: states.flatMap(({ data, retired }) =>
            retired !== true && data !== null && typeof data === 'object' && !Array.isArray(data)
              ? [{ ...data }]
              : [],
          ),
        };
      },
    );
  }
}
