import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import { openLink } from '../core/open-link.ts';
import { choicesAt, Levels, Options } from './catalogue-answer.ts';
import type { Deps } from './deps.ts';
import { LinkChannel, Node, TokenParams } from './route-params.ts';

const { Optional } = Type;

/** What the holder of a link is asked about; who handled it is not shown. */
const Asked = Type.Object({
  node: Node,
  nodeAt: Type.String(),
  round: Type.Integer(),
  channel: LinkChannel,
  itemCode: Optional(Type.String()),
  itemName: Optional(Type.String()),
  org: Optional(Type.String()),
  orgName: Optional(Type.String()),
  hall: Optional(Type.String()),
  hallName: Optional(Type.String()),
  window: Optional(Type.String()),
  expiresAt: Type.String(),
  levels: Levels,
  options: Options,
});

const named = ({ item, org, hall }: { item?: string; org?: string; hall?: string }) => ({
  ...(item === undefined ? {} : { itemName: item }),
  ...(org === undefined ? {} : { orgName: org }),
  ...(hall === undefined ? {} : { hallName: hall }),
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
      const at = now();
      const link = await stores.findLink(links.hashOf(request.params.token));
      const found = link && (await stores.subjects.load(link.subject));
      const opened = orProblem(openLink(found?.state, link?.invitationId ?? '', at.toISOString()));
      const { subject, invitation, rated } = opened;
      const { settings } = await stores.worlds.worldOf(subject);
      const { itemCode, org, hall } = rated;
      const names = await stores.reportedFacts.namesOf({ item: itemCode, org, hall });
      const { round, channel, expiresAt } = invitation;
      return reply
        .header('cache-control', 'no-store')
        .send({ ...rated, ...named(names), round, channel, expiresAt, ...choicesAt(at, settings) });
    },
  );
}
