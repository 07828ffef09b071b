import type { Decision } from '@haoban/contracts/decision';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { startConversion } from '../core/convert-prereview.ts';
import { isReady, type Conversion, type Prereview, type PrereviewRefusal } from '../core/prereview.ts';
import type { Deps } from './deps.ts';
import { ownOrStaff } from './own-or-staff.ts';
import { queryCodeHash } from './query-code.ts';
import { getArea, getItem } from './references.ts';

export const PrereviewParams = Type.Object({ prereviewId: Type.String({ maxLength: 64 }) });
type PrereviewRequest = FastifyRequest<{ Params: Static<typeof PrereviewParams> }>;

const { Optional } = Type;
/** A pre-review as callers see it; `caseId` as soon as it is becoming a case. */
export const PrereviewAnswer = Type.Object({
  prereviewId: Type.String(),
  status: Type.Enum(['filed', 'passed', 'converting', 'converted', 'failed', 'withdrawn']),
  region: Type.String(),
  itemCode: Type.String(),
  org: Type.String(),
  filedAt: Type.String(),
  waitingFor: Type.Array(Type.String()),
  arrivals: Type.Array(Type.Object({ material: Type.String(), at: Type.String() })),
  reason: Optional(Type.String()),
  caseId: Optional(Type.String()),
});

/** What of a pre-review its callers see. */
export function prereviewAnswer(state: Prereview): Static<typeof PrereviewAnswer> {
  const { prereviewId, status, region, submission, filedAt, waitingFor, arrivals, reason, conversion } =
    state;
  return {
    prereviewId,
    status,
    region,
    itemCode: submission.itemCode,
    org: submission.org,
    filedAt,
    waitingFor: [...waitingFor],
    arrivals: [...arrivals],
    ...(reason === undefined ? {} : { reason }),
    ...(conversion === undefined ? {} : { caseId: conversion.caseId }),
  };
}

const permitted = <Outcome>(request: PrereviewRequest, decide: (state: Prereview) => Outcome) =>
  ownOrStaff(request, 'prereview_unknown', ({ account }: Prereview) => account, decide);

/** The pre-review a caller may see. Throws `prereview_unknown` or `area_denied`. */
export async function visiblePrereview({ stores }: Deps, request: PrereviewRequest): Promise<Prereview> {
  const found = await stores.prereviews.load(request.params.prereviewId);
  return orProblem(permitted(request, (state) => state)(found?.state));
}

// The request itself files the case; only what a crash left waits for the sweep.
const patienceMs = 10_000;

/** The case a pre-review becomes at an instant, with its number. */
async function conversionOf(deps: Deps, state: Prereview, at: Date): Promise<Conversion> {
  const [item, area] = await Promise.all([
    getItem(deps, state.submission.itemCode),
    getArea(deps, state.region),
  ]);
  const today = formatDate(localDay(at.getTime(), area.zone));
  const caseId = await deps.stores.nextCaseNumber(state.region.slice(0, 6), today);
  return { caseId, queryCodeHash: queryCodeHash(deps.queryKey, caseId), at: at.toISOString(), item, area };
}

/** Decides about one pre-review at an instant; one that waits for nothing any more becomes a case at that instant. */
export async function commandPrereview(
  deps: Deps,
  request: PrereviewRequest,
  at: Date,
  decide: (state: Prereview) => Decision<Prereview, PrereviewRefusal>,
): Promise<Static<typeof PrereviewAnswer>> {
  const { prereviews } = deps.stores;
  const subject = request.params.prereviewId;
  const context = contextOf(request);
  const later = new Date(at.getTime() + patienceMs).toISOString();
  orProblem(
    await prereviews.execute({
      subject,
      region: (state) => state.region,
      context,
      decide: async (before): Promise<Decision<Prereview, PrereviewRefusal>> => {
        const decision = permitted(request, decide)(before);
        if ('refusal' in decision || !isReady(decision.state)) return decision;
        const conversion = await conversionOf(deps, decision.state, at);
        return { ...decision, state: startConversion(decision.state, conversion, later) };
      },
    }),
  );
  await prereviews.elapse(subject, context);
  const reached = await prereviews.load(subject);
  if (reached === undefined) throw new ProblemError('prereview_unknown');
  return prereviewAnswer(reached.state);
}
