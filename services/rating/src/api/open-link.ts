import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import { levels, options } from '../core/catalogue.ts';
import { openLink } from '../core/open-link.ts';
import { Levels, Options } from './catalogue-answer.ts';
import type { Deps } from './deps.ts';
import { Node, TokenParams } from './route-params.ts';

const { Optional } = Type;

/** What the holder of a link is asked about; who handled it is not shown. */
const Asked = Type.Object({
  node: Node,
  nodeAt: Type.String(),
  itemCode: Optional(Type.String()),
  org: Optional(Type.String()),
  hall: Optional(Type.String()),
  window: Optional(Type.String()),
  expiresAt: Type.String(),
  levels: Levels,
  options: Options,
});

/** GET /api/rating/links/{token}: what is to be rated; opening never uses the link up. */
export function openLinkRoute(app: Http, { stores, links, now }: Deps): void {
  app.get(
    '/api/rating/links/:token',
    {
      config: { access: 'public' },
      schema: {
        tags: ['ratings'],
        summary: '打开评价链接 open a link',
        params: TokenParams,
        response: { 200: Asked },
      },
    },
    async (request, reply) => {
      const { subject, invitationId } = orProblem(links.read(request.params.token, now()));
      const found = await stores.subjects.load(subject);
      const { invitation, rated } = orProblem(openLink(found?.state, invitationId));
      return reply
        .header('cache-control', 'no-store')
        .send({ ...rated, expiresAt: invitation.expiresAt, levels, options });
    },
  );
}
