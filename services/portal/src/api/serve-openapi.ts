import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { keepFor } from '../core/keep-for.ts';
import { mergeOpenApi } from '../core/merge-openapi.ts';
import { askService } from './ask-service.ts';
import type { Deps } from './deps.ts';

const Named = Type.Record(Type.String(), Type.Unknown());
const Document = Type.Object({ info: Named, paths: Named });

const keepMs = 10_000;

/** Makes GET /openapi.json answer one document: the portal's own, and the public routes of the services. */
export function serveOpenApi(app: Http, { services, now }: Deps): void {
  const documents = keepFor({ ms: keepMs, limit: 1, now }, () =>
    Promise.all(
      Object.entries(services).map(async ([service, base]) => {
        const said = await askService(`${base}/openapi.json`);
        return { service, document: Value.Check(Document, said?.body) ? said.body : undefined };
      }),
    ),
  );
  // The route is every service's; here its answer goes through the merge before it is written.
  app.addHook('preSerialization', async (request, _reply, payload) =>
    request.routeOptions.url === '/openapi.json' && Value.Check(Document, payload)
      ? mergeOpenApi(payload, await documents('all'))
      : payload,
  );
}
