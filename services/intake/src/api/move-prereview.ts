import { Code, Text } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { recordArrival } from '../core/record-arrival.ts';
import { reviewPrereview } from '../core/review-prereview.ts';
import { withdrawPrereview } from '../core/withdraw-prereview.ts';
import { ReasonBody } from './case-command.ts';
import type { Deps } from './deps.ts';
import { commandPrereview, PrereviewAnswer, PrereviewParams } from './prereview-command.ts';

const Review = strictObject({ passed: Type.Boolean(), reason: Type.Optional(Text) });

const options = <Body extends ReturnType<typeof strictObject>>(
  summary: string,
  roles: string[],
  body: Body,
) => ({
  config: { access: { roles } },
  schema: {
    tags: ['prereviews'],
    summary,
    params: PrereviewParams,
    body,
    response: { 200: PrereviewAnswer },
  },
});

/** POST /api/intake/prereviews/{prereviewId}/{review,arrivals,withdrawal} */
export function movePrereviewRoutes(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/prereviews/:prereviewId/review',
    options('预审 review', ['officer'], Review),
    async (request) => {
      const at = deps.now();
      const command = { at: at.toISOString(), officer: callerOf(request).id, ...request.body };
      return commandPrereview(deps, request, at, (before) => reviewPrereview(before, command));
    },
  );
  app.post(
    '/api/intake/prereviews/:prereviewId/arrivals',
    options('前置材料到件 a paper arrived', ['window', 'officer'], strictObject({ material: Code })),
    async (request) => {
      const at = deps.now();
      const command = { at: at.toISOString(), material: request.body.material };
      return commandPrereview(deps, request, at, (before) => recordArrival(before, command));
    },
  );
  app.post(
    '/api/intake/prereviews/:prereviewId/withdrawal',
    options('撤回预审 withdraw', ['window', 'applicant', 'agent'], ReasonBody),
    async (request) => {
      const at = deps.now();
      const command = { at: at.toISOString(), reason: request.body.reason ?? '' };
      return commandPrereview(deps, request, at, (before) => withdrawPrereview(before, command));
    },
  );
}
