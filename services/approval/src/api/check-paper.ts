import { checkPage, checkPageHeaders } from '@haoban/documents/check-page';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { checkedPaper, CodeQuery, NumberParams, paperByCode, Pdf, sendPaper } from './paper-answer.ts';

const Checked = Type.Object({
  number: Type.String(),
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  issuer: Type.String(),
  date: Type.String(),
  stands: Type.Boolean(),
});
const page = { description: 'a page for people', content: { 'text/html': { schema: Type.String() } } };
const schema = (summary: string) => ({
  tags: ['papers'],
  summary,
  params: NumberParams,
  querystring: CodeQuery,
});

/** GET /api/approval/papers/{number}, …/check and …/pdf with ?code=: whether a paper is genuine, and the paper. */
export function checkPaperRoutes(app: Http, deps: Deps): void {
  app.get(
    '/api/approval/papers/:number',
    {
      config: { access: 'public' },
      schema: { ...schema('查验文书 check a paper'), response: { 200: Checked } },
    },
    async ({ params, query }, reply) => {
      const paper = await paperByCode(deps, params.number, query.code);
      if (paper === undefined) throw new ProblemError('paper_unknown');
      return reply.header('cache-control', 'no-store').send(await checkedPaper(deps, paper));
    },
  );
  app.get(
    '/api/approval/papers/:number/check',
    {
      config: { access: 'public' },
      schema: { ...schema('查验文书（网页） the same as a page'), response: { 200: page, 404: page } },
    },
    async ({ params, query }, reply) => {
      const paper = await paperByCode(deps, params.number, query.code);
      const checked = paper && (await checkedPaper(deps, paper));
      return reply
        .code(checked === undefined ? 404 : 200)
        .headers(checkPageHeaders)
        .send(checkPage(checked));
    },
  );
  app.get(
    '/api/approval/papers/:number/pdf',
    { config: { access: 'public' }, schema: { ...schema('凭查验码取文书 PDF'), response: { 200: Pdf } } },
    async ({ params, query }, reply) =>
      sendPaper(deps, reply, await paperByCode(deps, params.number, query.code)),
  );
}
