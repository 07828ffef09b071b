import { callerOf, requireArea } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { publishSettings } from '../core/publish-settings.ts';
import { settingsSubject } from '../db/worlds.ts';
import type { Deps } from './deps.ts';

const Params = Type.Object({
  region: Type.String({ pattern: '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$' }),
});
const Days = Type.Integer({ minimum: 1, maximum: 365 });
const Label = strictObject({
  level: Type.Integer({ minimum: 1, maximum: 5 }),
  zh: Type.String({ minLength: 1, maxLength: 20 }),
  en: Type.String({ minLength: 1, maxLength: 60 }),
});
const Limits = strictObject({
  sign: Days,
  verify: Days,
  simple: Days,
  complex: Days,
  extension: Days,
  appeal: Days,
  appealDecision: Days,
});
const fields = {
  labels: Type.Array(Label, { maxItems: 5 }),
  invitationDays: Days,
  defaultAfterDays: Days,
  limits: Limits,
};
const Published = Type.Object({ region: Type.String(), version: Type.Integer(), ...fields });
const InForce = Type.Object(fields);

/** PUT and GET /api/rating/settings/{region}: words, days and limits of a region; without own ones those above hold. */
export function settingsRoutes(app: Http, { stores, now }: Deps): void {
  app.put(
    '/api/rating/settings/:region',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['settings'],
        summary: '发布评价设置 publish settings',
        params: Params,
        body: strictObject(fields),
        response: { 200: Published },
      },
    },
    async (request) => {
      const { region } = request.params;
      const caller = callerOf(request);
      requireArea(caller, region);
      const command = { region, settings: request.body, at: now().toISOString(), setBy: caller.id };
      const outcome = await stores.settings.execute({
        subject: settingsSubject(region),
        region,
        context: contextOf(request),
        decide: (before) => publishSettings(before, command),
      });
      stores.worlds.forget();
      const { version, settings } = orProblem(outcome).state;
      return { region, version, ...settings };
    },
  );
  app.get(
    '/api/rating/settings/:region',
    {
      config: { access: { roles: ['admin', 'rating', 'leader', 'officer'] } },
      schema: {
        tags: ['settings'],
        summary: '查看评价设置 settings in force',
        params: Params,
        response: { 200: InForce },
      },
    },
    async (request) => (await stores.worlds.worldOf(request.params)).settings,
  );
}
