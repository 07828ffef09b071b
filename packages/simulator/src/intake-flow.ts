import { formatDate } from '@haoban/sla-clock/local-date';
import { applicantKindOf } from './demand.ts';
import type { Draft } from './draft.ts';
import type { Filing } from './filings.ts';
import type { Item } from './item-catalogue.ts';
import type { Draws, Weighted } from './random.ts';
import { rate } from './rating-flow.ts';
import type { Setting } from './setting.ts';
import { clerkOf } from './ticket-flow.ts';

/** An acceptance: when, and whether the clerk at the window could decide at once. */
export type Acceptance = { atMs: number; atDesk: boolean };

/** Version of every simulated item: the first that the catalogue publishes. */
export const itemVersion = 1;

type Review = { atMs: number; officer: string; atDesk: boolean };
const reviewWorkdays: readonly Weighted<number>[] = [
  [0, 75],
  [1, 20],
  [2, 5],
];

/** A filing until intake accepts it, or ends it, or waits for papers that never come (then undefined). */
export function* intakeFlow(setting: Setting, filing: Filing): Generator<Draft, Acceptance | undefined> {
  const { draws } = filing;
  yield* submission(setting, filing);
  const review = firstReview(setting, filing);
  const says = { source: 'intake', subject: filing.caseId, atMs: review.atMs } as const;
  if (draws.chance('refused', 0.006)) {
    yield { ...says, type: 'case.refused.v1', data: { reason: '不属于本机关职权范围' } };
    return undefined;
  }
  if (review.atDesk || !draws.chance('withdrawn early', 0.004)) {
    const complete = draws.chance('incomplete', 0.07) ? yield* correction(setting, filing, review) : review;
    return complete && (yield* acceptance(setting, filing, complete));
  }
  yield { ...says, type: 'case.withdrawn.v1', data: { reason: '申请人撤回申请' } };
  return undefined;
}

function* submission(setting: Setting, filing: Filing): Generator<Draft> {
  const { caseId, item, channel, byAgent, submittedAtMs, desk, draws } = filing;
  const hall = setting.hall.code;
  const inHall = desk !== undefined || channel === 'kiosk';
  const says = { source: 'intake', subject: caseId, atMs: submittedAtMs } as const;
  const filedBy = byAgent ? 'agent' : 'applicant';
  yield {
    ...says,
    type: 'case.submitted.v1',
    data: {
      itemCode: item.code,
      itemVersion,
      org: item.org,
      channel,
      filedBy,
      ...(byAgent ? { agentLevel: draws.pick('agent level', agentLevels) } : {}),
      applicantKind: applicantKindOf(item),
      applicantRef: draws.hex('applicant'),
      ...(inHall ? { hall } : {}),
      ...(desk === undefined ? {} : { window: desk.window }),
      integratedWindow: desk?.integrated ?? false,
      materials: materialsOf(item, draws),
    },
  };
  if (inHall) {
    const kind = desk === undefined ? 'kiosk' : 'window';
    const at = desk === undefined ? {} : { window: desk.window, ticketId: desk.ticketId };
    const data = { visitId: `${caseId}-v1`, kind, by: filedBy, hall, ...at, purpose: 'filing' } as const;
    yield { ...says, type: 'visit.recorded.v1', data };
  }
  yield* rateNode(setting, filing, '1', submittedAtMs);
}

// One notice that lists everything; whoever stood at the window brings the papers there, a few never do.
function* correction(setting: Setting, filing: Filing, review: Review): Generator<Draft, Review | undefined> {
  const { caseId, draws, desk, byAgent } = filing;
  const says = { source: 'intake', subject: caseId } as const;
  const data = { missing: ['材料不齐全'], notice: `${caseId}-c1` };
  yield { ...says, atMs: review.atMs, type: 'case.correction_requested.v1', data };
  if (draws.chance('never resubmits', 0.1)) return undefined;

  const days = Math.floor(draws.between('days to correct', 1, 4));
  const atMs = setting.office.later(review.atMs, days, draws.fraction('correction time'));
  yield { ...says, atMs, type: 'case.resubmitted.v1', data: {} };
  if (desk !== undefined) {
    const by = byAgent ? 'agent' : 'applicant';
    const visit = { visitId: `${caseId}-v2`, kind: 'window', by, hall: setting.hall.code } as const;
    yield { ...says, atMs, type: 'visit.recorded.v1', data: { ...visit, purpose: 'correction' } };
  }
  const acceptedAtMs = setting.office.later(atMs, 0, 0.3 * draws.fraction('second review'));
  return { ...review, atMs: acceptedAtMs, atDesk: false };
}

function* acceptance(setting: Setting, filing: Filing, review: Review): Generator<Draft, Acceptance> {
  const { atMs, officer, atDesk } = review;
  yield {
    source: 'intake',
    subject: filing.caseId,
    atMs,
    type: 'case.accepted.v1',
    data: {
      item: { ...filing.item, version: itemVersion },
      receivedAt: new Date(filing.submittedAtMs).toISOString(),
      day0: formatDate(setting.office.dayOf(atMs)),
      calendarId: setting.calendar.id,
      officer,
      tolerance: false,
      committed: false,
      deemed: false,
    },
  };
  yield* rateNode(setting, filing, '2', atMs);
  return { atMs, atDesk };
}

// At a window the clerk looks at once; the rest is read in office hours, on-the-spot items first.
function firstReview(setting: Setting, { item, desk, submittedAtMs, draws }: Filing): Review {
  if (desk !== undefined) {
    const atMs = Math.floor(submittedAtMs + 0.6 * (desk.servedAtMs - submittedAtMs));
    return { atMs, officer: clerkOf(setting, desk.window), atDesk: true };
  }
  const immediate = item.kind === 'immediate';
  const workdays = immediate ? 0 : draws.pick('review workdays', reviewWorkdays);
  const fraction = draws.fraction('review') * (immediate ? 0.1 : 0.9);
  const officer = officerOf(item.org, draws);
  return { atMs: setting.office.later(submittedAtMs, workdays, fraction), officer, atDesk: false };
}

function rateNode(setting: Setting, filing: Filing, node: '1' | '2', nodeAtMs: number): Generator<Draft> {
  const { caseId, item, desk, draws } = filing;
  const here = desk === undefined ? {} : { hall: setting.hall.code, window: desk.window };
  const place = { itemCode: item.code, org: item.org, ...here };
  return rate({ subject: caseId, node, nodeAtMs, inHall: desk !== undefined, place, draws });
}

/** One of an organisation's six simulated officers: a code, no person. */
export const officerOf = (org: string, draws: Draws): string =>
  `${org}-o${1 + Math.floor(draws.between(`officer of ${org}`, 0, 6))}`;

const agentLevels = [
  ['county', 50],
  ['town', 35],
  ['village', 15],
] as const;

const materialSources = [
  ['upload', 60],
  ['shared', 35],
  ['committed', 5],
] as const;

function materialsOf(item: Item, draws: Draws) {
  return (item.policies.materials ?? []).map((code) => ({
    code,
    source: draws.pick(`material ${code}`, materialSources),
  }));
}
