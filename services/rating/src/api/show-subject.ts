import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import { showSubject } from '../core/show-subject.ts';
import type { Subject } from '../core/subject.ts';
import type { Deps } from './deps.ts';
import { Node, SubjectParams } from './route-params.ts';

const { Optional, String: Text } = Type;
const series = { node: Node, round: Type.Integer() };
const Shown = Type.Object({
  subject: Text(),
  region: Text(),
  nodes: Type.Array(
    Type.Object({
      node: Node,
      nodeAt: Text(),
      itemCode: Optional(Text()),
      org: Optional(Text()),
      hall: Optional(Text()),
      window: Optional(Text()),
    }),
  ),
  invitations: Type.Array(
    Type.Object({
      invitationId: Text(),
      ...series,
      invitedAt: Text(),
      expiresAt: Text(),
      channel: Text(),
      status: Type.Enum(['open', 'used', 'replaced', 'expired']),
    }),
  ),
  ratings: Type.Array(
    Type.Object({
      ratingId: Text(),
      ...series,
      level: Type.Integer(),
      options: Type.Array(Type.Integer()),
      hasText: Type.Boolean(),
      text: Optional(Text({ description: 'shown to the rating desk alone, and not to who handled it' })),
      channel: Text(),
      at: Text(),
      invalidated: Optional(Type.Object({ at: Text(), reason: Text() })),
    }),
  ),
  defaults: Type.Array(
    Type.Object(
      { ratingId: Text(), ...series, level: Type.Integer(), at: Text() },
      { description: 'what silence became' },
    ),
  ),
});

/** GET /api/rating/subjects/{subject}: nodes, invitations and ratings of a case or ticket; never a link or a rater. */
export function showSubjectRoute(app: Http, { stores, now }: Deps): void {
  app.get(
    '/api/rating/subjects/:subject',
    {
      config: { access: { roles: ['rating', 'leader'] } },
      schema: {
        tags: ['ratings'],
        summary: '查看评价 show ratings',
        params: SubjectParams,
        response: { 200: Shown },
      },
    },
    async (request) => {
      const found = await stores.subjects.load(request.params.subject);
      const show = withinAreas(request, 'subject_unknown', (state: Subject) =>
        showSubject(state, now().toISOString()),
      );
      const shown = orProblem(show(found?.state));
      const { roles, id } = callerOf(request);
      // who handled a case does not read what was said about it
      if (!roles.includes('rating') || found?.state.officers.includes(id)) return shown;
      const ratingId = { in: shown.ratings.map((rating) => rating.ratingId) };
      const rows = await stores.prisma.text.findMany({ where: { ratingId } });
      const words = new Map(rows.map((row) => [row.ratingId, { text: row.text }]));
      const ratings = shown.ratings.map((rating) => ({ ...rating, ...words.get(rating.ratingId) }));
      return { ...shown, ratings };
    },
  );
}
