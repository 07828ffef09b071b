import { checkPage, checkPageHeaders, type Checked } from '@haoban/documents/check-page';
import { isCode } from '@haoban/documents/verification-code';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { Type } from 'typebox';
import type { KeptPaper } from '../core/licence-paper.ts';
import { licenceStatus, type Licence, type RevocationCategory } from '../core/licence.ts';
import type { Deps } from './deps.ts';
import { LicenceStatusName } from './licence-answer.ts';
import { Pdf, sendLicence } from './send-licence.ts';

const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() });
const CheckedLicence = Type.Object({
  number: Type.String(),
  title: Bilingual,
  issuer: Type.String(),
  date: Type.String(),
  status: LicenceStatusName,
  ended: Type.Optional(Type.Object({ date: Type.String(), why: Bilingual })),
});
const Params = Type.Object({ number: Type.String({ minLength: 1, maxLength: 64 }) });
const Query = strictObject({ code: Type.String({ maxLength: 40 }) });
const page = { description: 'a page for people', content: { 'text/html': { schema: Type.String() } } };
const schema = (summary: string) => ({ tags: ['licences'], summary, params: Params, querystring: Query });
const access = 'public';

const reasons = {
  decision_revoked: { zh: '许可决定已撤销', en: 'The decision was revoked' },
  cancelled: { zh: '许可已注销', en: 'The licence was cancelled' },
  penalty: { zh: '许可已被吊销', en: 'The licence was taken away as a penalty' },
  replaced: { zh: '已由新的决定取代', en: 'A new decision replaced it' },
  mistake: { zh: '签发有误，已作废', en: 'It was issued by mistake' },
} as const satisfies Record<RevocationCategory, Checked['title']>;
const reopened = { zh: '案件正在重新办理', en: 'The case is open again' };

type Found = { readonly paper: KeptPaper; readonly licence: Licence; readonly zone: string };

/** The licence that bears this number and code; a wrong code is answered as a wrong number is. */
async function licenceByCode({ stores }: Deps, number: string, code: string): Promise<Found | undefined> {
  const numbered = await stores.papers.numbered(number);
  const paper = numbered.find((one) => isCode(code, one.code));
  const state = paper && (await stores.cases.load(paper.caseId))?.state;
  const licence = state?.licences.find((one) => one.number === number);
  if (paper === undefined || state === undefined || licence === undefined) return undefined;
  return { paper, licence, zone: (await stores.worlds.worldOf(state)).zone };
}

/** Since when and why a licence can't be relied on: the category, never what somebody wrote. */
function endOf({ licence, zone }: Found): { date: string; why: Checked['title'] } | undefined {
  const date = (at: string): string => formatDate(localDay(Date.parse(at), zone));
  const { revoked, suspendedAt } = licence;
  if (revoked !== undefined) return { date: date(revoked.at), why: reasons[revoked.category] };
  return suspendedAt === undefined ? undefined : { date: date(suspendedAt), why: reopened };
}

const shown = (found: Found) => {
  const { number, title, issuer, date } = found.paper;
  const ended = endOf(found);
  return {
    number,
    title,
    issuer,
    date,
    status: licenceStatus(found.licence),
    ...(ended === undefined ? {} : { ended }),
  };
};

const pageOf = (found: Found): Checked => {
  const { status, ended, ...paper } = shown(found);
  return {
    ...paper,
    stands: status === 'valid',
    ...(ended === undefined ? {} : { ended: { ...ended, forNow: status === 'suspended' } }),
  };
};

/** GET /api/delivery/licences/{number}, …/check and …/pdf with ?code=: whether a licence is valid, and the licence. */
export function checkLicenceRoutes(app: Http, deps: Deps): void {
  app.get(
    '/api/delivery/licences/:number',
    {
      config: { access },
      schema: { ...schema('查验证照 check a licence'), response: { 200: CheckedLicence } },
    },
    async ({ params, query }, reply) => {
      const found = await licenceByCode(deps, params.number, query.code);
      if (found === undefined) throw new ProblemError('licence_unknown');
      return reply.header('cache-control', 'no-store').send(shown(found));
    },
  );
  app.get(
    '/api/delivery/licences/:number/check',
    {
      config: { access },
      schema: { ...schema('查验证照（网页） the same as a page'), response: { 200: page, 404: page } },
    },
    async ({ params, query }, reply) => {
      const found = await licenceByCode(deps, params.number, query.code);
      return reply
        .code(found === undefined ? 404 : 200)
        .headers(checkPageHeaders)
        .send(checkPage(found && pageOf(found)));
    },
  );
  app.get(
    '/api/delivery/licences/:number/pdf',
    { config: { access }, schema: { ...schema('凭查验码取电子证照 PDF'), response: { 200: Pdf } } },
    async ({ params, query }, reply) => {
      const found = await licenceByCode(deps, params.number, query.code);
      const status = found && licenceStatus(found.licence);
      if (status === 'revoked') throw new ProblemError('licence_revoked');
      if (status === 'suspended') throw new ProblemError('licence_suspended');
      return sendLicence(deps, reply, found?.paper);
    },
  );
}
