import { randomUUID } from 'node:crypto';
import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { bundleFault, materialsOf, openBundle, type Bundle } from '../core/bundle.ts';
import type { Area, Item } from '../core/reference.ts';
import type { Deps } from './deps.ts';
import { FileCaseBody } from './file-case-body.ts';
import { queryCodeHash, queryCodeOf } from './query-code.ts';
import { getTheme } from './references.ts';
import { requireCredit } from './require-credit.ts';
import { requireItem, requirePlace } from './require-filing.ts';
import { submissionOf } from './submission.ts';

const { itemCode, projectClass, ...given } = FileCaseBody.properties;
const Wish = strictObject({
  itemCode,
  projectClass,
  materials: Type.Optional(Type.Array(Code, { maxItems: 200 })),
});
const Body = strictObject({ theme: Code, ...given, cases: Type.Array(Wish, { minItems: 2, maxItems: 50 }) });
type Body = Static<typeof Body>;

const Numbered = Type.Object({ caseId: Type.String(), itemCode: Type.String() });
const Kept = Type.Object({
  bundleId: Type.String(),
  applicantRef: Type.String(),
  cases: Type.Array(Numbered),
});
const Filed = Type.Object({
  ...Kept.properties,
  cases: Type.Array(Type.Object({ ...Numbered.properties, queryCode: Type.String() })),
});

// The request itself files the cases; only what a crash left waits for the sweep.
const patienceMs = 10_000;

/** The bundle with every number it needs, before anything of it is written. */
async function prepareBundle(
  { stores, queryKey, now }: Deps,
  { body, account, items, area }: { body: Body; account: string; items: readonly Item[]; area: Area },
): Promise<Bundle> {
  const applicantRef = await stores.vault.keep(body.applicant);
  const at = now();
  const today = formatDate(localDay(at.getTime(), area.zone));
  const bundleId = randomUUID();
  const { theme, cases, ...shared } = body;
  const materials = materialsOf(body.materials, cases);
  const filings = cases.map(async ({ itemCode: code, projectClass: named }, index) => {
    const caseId = await stores.nextCaseNumber(body.region.slice(0, 6), today);
    const wish = named === undefined ? { itemCode: code } : { itemCode: code, projectClass: named };
    const one = { ...shared, ...wish, materials: materials[index] ?? [] };
    const item = items[index];
    if (item === undefined) throw new Error(`no item for case ${index} of a bundle`);
    const ofBundle = { bundleId, bundleTheme: theme, bundleSize: cases.length };
    const submission = { ...submissionOf(one, item, applicantRef), ...ofBundle };
    return { caseId, queryCodeHash: queryCodeHash(queryKey, caseId), submission };
  });
  return {
    bundleId,
    region: body.region,
    theme,
    at: at.toISOString(),
    account,
    visitId: randomUUID(),
    cases: await Promise.all(filings),
    wakesAt: new Date(at.getTime() + patienceMs).toISOString(),
  };
}

/** Everything a bundle rests on, checked. Throws what is wrong with it. */
async function requireBundle(deps: Deps, request: FastifyRequest<{ Body: Body }>) {
  const { body } = request;
  const fault = bundleFault(await getTheme(deps, body.theme), body.materials, body.cases);
  if (fault !== undefined) throw new ProblemError(fault);
  const items = await Promise.all(body.cases.map((wish) => requireItem(deps, wish)));
  const area = await requirePlace(deps, request, body);
  await requireCredit(deps, body);
  return { body, account: callerOf(request).id, items, area };
}

/** POST /api/intake/bundles: one request, one set of materials, several cases (Idempotency-Key). */
export function fileBundleRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/bundles',
    {
      config: { access: { roles: ['window', 'applicant', 'agent'] } },
      schema: {
        tags: ['bundles'],
        summary: '一件事联办收件 file a bundle',
        body: Body,
        response: { 201: Filed },
      },
    },
    async (request, reply) => {
      const context = contextOf(request);
      const filed = await answerOnce(request, deps.receipts, Kept, async (stub) => {
        const bundle = await prepareBundle(deps, await requireBundle(deps, request));
        const { bundleId, region, cases } = bundle;
        const applicantRef = cases[0]?.submission.applicantRef ?? '';
        const numbered = cases.map(({ caseId, submission }) => ({ caseId, itemCode: submission.itemCode }));
        const response = { bundleId, applicantRef, cases: numbered };
        const receipt = () => ({ ...stub, status: 201, response });
        const decide = (before: Bundle | undefined) => openBundle(before, bundle);
        orProblem(await deps.stores.bundles.execute({ subject: bundleId, region, context, receipt, decide }));
        return response;
      });
      await deps.stores.bundles.elapse(filed.bundleId, context);
      const cases = filed.cases.map((one) => ({ ...one, queryCode: queryCodeOf(deps.queryKey, one.caseId) }));
      return reply.code(201).send({ ...filed, cases });
    },
  );
}
