import { intakeEvents } from '@haoban/contracts/events/intake';
import { callerOf, requireArea } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { contextOf } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { itemFault } from '../core/check-item.ts';
import { publishReference } from '../core/publish-reference.ts';
import type { Reference } from '../core/reference.ts';
import type { Deps } from './deps.ts';

const Published = Type.Object({ code: Type.String(), changed: Type.Boolean() });
const CodeParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) });
const { code: _area, ...areaFields } = intakeEvents['area.published.v1'].properties;
const { code: _org, ...orgFields } = intakeEvents['org.published.v1'].properties;
const { code: _hall, ...hallFields } = intakeEvents['hall.published.v1'].properties;
const { code: _item, version: _version, ...itemFields } = intakeEvents['item.published.v1'].properties;

/** Publishes what an administrator of the area sends; `changed` is false for the same content again. */
export async function publish(
  { stores }: Deps,
  request: FastifyRequest,
  region: string,
  next: Reference,
): Promise<Static<typeof Published>> {
  if (region !== '-') requireArea(callerOf(request), region);
  const outcome = await stores.reference.execute({
    subject: next.data.code,
    region,
    context: contextOf(request),
    decide: (before) => publishReference(before, next),
  });
  if ('refusal' in outcome && outcome.refusal !== 'unchanged') throw new ProblemError(outcome.refusal);
  stores.worlds.forget();
  return { code: next.data.code, changed: !('refusal' in outcome) };
}

/** How a route that publishes reference data is described. */
export const options = <Body extends ReturnType<typeof strictObject>>(summary: string, body: Body) => ({
  config: { access: { roles: ['admin'] } },
  schema: { tags: ['reference'], summary, params: CodeParams, body, response: { 200: Published } },
});

/** PUT /api/intake/{areas,organisations,halls,items}/{code}: the same content again changes nothing. */
export function publishReferenceRoutes(app: Http, deps: Deps): void {
  app.put(
    '/api/intake/areas/:code',
    options('发布区划 publish an area', strictObject(areaFields)),
    async (request) =>
      publish(deps, request, request.params.code, {
        kind: 'area',
        data: { code: request.params.code, ...request.body },
      }),
  );
  app.put(
    '/api/intake/organisations/:code',
    options('发布部门 publish an organisation', strictObject(orgFields)),
    async (request) =>
      publish(deps, request, request.body.area, {
        kind: 'organisation',
        data: { code: request.params.code, ...request.body },
      }),
  );
  app.put(
    '/api/intake/halls/:code',
    options('发布大厅 publish a hall', strictObject(hallFields)),
    async (request) =>
      publish(deps, request, request.body.area, {
        kind: 'hall',
        data: { code: request.params.code, ...request.body },
      }),
  );
  app.put(
    '/api/intake/items/:code',
    options('发布事项 publish an item version', strictObject(itemFields)),
    async (request) => {
      if (!deps.itemCode.test(request.params.code)) throw new ProblemError('item_code_invalid');
      const data = { code: request.params.code, version: 1, ...request.body };
      const fault = itemFault(data);
      if (fault !== undefined) throw new ProblemError(fault);
      return publish(deps, request, '-', { kind: 'item', data });
    },
  );
}
