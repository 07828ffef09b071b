import { formatDate } from '@haoban/sla-clock/local-date';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Draft } from '../draft.ts';
import type { Decided } from './case-approval.ts';
import type { Accepted } from './case-intake.ts';
import type { Filed, Scene } from './case-scene.ts';

const sampledShare = 0.005;
const brokenShare = 0.04;
const toleranceDays = 10;

/** Red lights of late cases, and the papers that a tolerant acceptance waits for. */
export function oversee(
  scene: Scene,
  filed: Filed,
  accepted: Accepted,
  decided: Decided | undefined,
  out: Draft[],
): void {
  const { caseId, handled, fate, draws } = filed;
  const says = { source: 'approval', subject: caseId } as const;
  const day = Math.floor(accepted.position);
  const dueOn = (days: number): string => formatDate(scene.office.dayOf(scene.axis.instant(day + days)));
  const late = decided === undefined ? fate === 'stuck' : decided.elapsed > handled.promised;
  // A suspension moves the due date: such a case gets its light from nobody here.
  if (late && decided?.paused !== true) {
    const atMs = scene.axis.instant(day + handled.promised + 1);
    const light = { lightId: `${caseId}-y1`, clock: 'promised', org: handled.snapshot.org } as const;
    const data = { ...light, level: 'red', due: dueOn(handled.promised) } as const;
    out.push({ ...says, atMs, type: 'light.raised.v1', data });
  }
  if (!accepted.tolerance) return;
  const commitment: EventData<'commitment.due.v1'> = {
    commitmentId: `${caseId}-t1`,
    kind: 'tolerance',
    materials: ['premises'],
    due: dueOn(toleranceDays),
  };
  out.push({ ...says, atMs: accepted.atMs, type: 'commitment.due.v1', data: commitment });
  const broken = draws.chance('broken', brokenShare);
  const settled = day + (broken ? toleranceDays + 1 : draws.between('kept', 1, toleranceDays));
  const atMs = scene.axis.instant(settled);
  out.push({ ...says, atMs, type: broken ? 'commitment.broken.v1' : 'commitment.kept.v1', data: commitment });
}

/** What a case brings that is a subject of its own: a quality review, and the loop after a bad rating. */
export function* aftermath(
  scene: Scene,
  filed: Filed,
  decided: Decided | undefined,
  drafts: readonly Draft[],
): Generator<Draft[]> {
  if (decided !== undefined && filed.draws.chance('sampled', sampledShare))
    yield review(scene, filed, decided.position);
  for (const draft of drafts)
    if (draft.type === 'rating.submitted.v1' && draft.data.level !== null && draft.data.level <= 2)
      yield rectification(scene, filed, draft.data, draft.atMs);
}

function review({ axis }: Scene, { caseId, handled, draws }: Filed, position: number): Draft[] {
  const reviewId = `${caseId}-q1`;
  const { org, code } = handled.snapshot;
  const says = { source: 'approval', subject: reviewId } as const;
  const data = { reviewId, caseId, org, item: code };
  const score = Math.floor(draws.between('quality', 80, 101));
  return [
    { ...says, atMs: axis.instant(position + 20), type: 'review.sampled.v1', data },
    {
      ...says,
      atMs: axis.instant(position + 24),
      type: 'review.scored.v1',
      data: { round: 1, score, final: true },
    },
  ];
}

function rectification(
  { axis, office }: Scene,
  { handled, draws }: Filed,
  { ratingId }: EventData<'rating.submitted.v1'>,
  ratedAtMs: number,
): Draft[] {
  const orderId = `${ratingId}-o`;
  const order = { orderId, ratingId, org: handled.snapshot.org };
  const own = draws.of(`order ${ratingId}`);
  const start = Math.floor(axis.position(ratedAtMs)) + 1;
  const on = (days: number): string => formatDate(office.dayOf(axis.instant(start + days)));
  const closing = start + own.between('closing', 2, 6.2);
  const kind = own.chance('explained', 0.3) ? 'explained' : 'fixed';
  const level = own.pick('follow-up', [
    [3, 70],
    [2, 22],
    [1, 8],
  ]);
  const at = (position: number) =>
    ({ source: 'rating', subject: orderId, atMs: axis.instant(position) }) as const;
  const due = { sign: on(1), verify: on(1), rectify: on(5) };
  const calledBackAt = new Date(axis.instant(start + 0.8)).toISOString();
  const called = own.chance('called back', 0.95) ? { calledBackAt } : {};
  return [
    { ...at(start), type: 'rectification.received.v1', data: order },
    { ...at(start + 0.1), type: 'rectification.dispatched.v1', data: { ...order, complex: false, due } },
    { ...at(start + 0.3), type: 'rectification.signed.v1', data: order },
    {
      ...at(start + 0.9),
      type: 'rectification.verified.v1',
      data: { ...order, finding: 'valid', ...called },
    },
    { ...at(closing), type: 'rectification.rectified.v1', data: { ...order, kind } },
    { ...at(closing + 0.2), type: 'rectification.followed_up.v1', data: { ...order, level } },
    {
      ...at(closing + 0.3),
      type: 'rectification.closed.v1',
      data: { ...order, result: kind, onTime: Math.floor(closing + 0.3) <= start + 5 },
    },
  ];
}
