import { formatDate } from '@haoban/sla-clock/local-date';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Draft } from '../draft.ts';
import { officerOf } from '../intake-flow.ts';
import { rate } from '../rating-flow.ts';
import { clerkOf } from '../ticket-flow.ts';
import type { Filed, Scene } from './case-scene.ts';

/** An acceptance: when, where on the axis of office time, and whether the clerk at the window could go on at once. */
export type Accepted = { atMs: number; position: number; atDesk: boolean; tolerance: boolean };

type Agent = EventData<'case.submitted.v1'>['agentLevel'];
const agentLevels: readonly Agent[] = ['county', 'county', 'town', 'village'];
const minuteMs = 60_000;

/** A filing until it is accepted, or ended, or left without its papers (then undefined); pushes what happens. */
export function takeIn(scene: Scene, filed: Filed, out: Draft[]): Accepted | undefined {
  const { caseId, fate, draws, handled } = filed;
  submit(scene, filed, out);
  const review = firstReview(scene, filed);
  const says = { source: 'intake', subject: caseId, atMs: review.atMs } as const;
  if (fate === 'refused') {
    out.push({ ...says, type: 'case.refused.v1', data: { reason: '不属于本机关职权范围' } });
    return undefined;
  }
  if (fate === 'withdrawn_early') {
    out.push({ ...says, type: 'case.withdrawn.v1', data: { reason: '申请人撤回申请' } });
    return undefined;
  }
  let accepted = review;
  if (fate === 'silent' || draws.chance('incomplete', scene.chances.incomplete)) {
    const data = { missing: ['材料不齐全'], notice: `${caseId}-c1` };
    out.push({ ...says, type: 'case.correction_requested.v1', data });
    if (fate === 'silent') return undefined;
    accepted = correct(scene, filed, review.position, out);
  }
  const tolerance = handled.promised > 0 && draws.chance('tolerance', scene.profile.tolerance);
  accept(scene, filed, accepted, tolerance, out);
  return { ...accepted, tolerance };
}

function submit(scene: Scene, filed: Filed, out: Draft[]): void {
  const { caseId, handled, channel, byAgent, submittedAtMs: atMs, desk, draws } = filed;
  const { snapshot, projectClass, item } = handled;
  const hall = scene.hall.code;
  const inHall = desk !== undefined || channel === 'kiosk';
  const filedBy = byAgent ? 'agent' : 'applicant';
  const agentLevel = agentLevels[Math.floor(draws.between('agent level', 0, agentLevels.length))];
  const says = { source: 'intake', subject: caseId, atMs } as const;
  out.push({
    ...says,
    type: 'case.submitted.v1',
    data: {
      itemCode: snapshot.code,
      itemVersion: snapshot.version,
      org: snapshot.org,
      channel,
      filedBy,
      ...(byAgent && agentLevel !== undefined ? { agentLevel } : {}),
      applicantKind: item.applicantKind,
      applicantRef: draws.hex('applicant'),
      ...(inHall ? { hall } : {}),
      ...(desk === undefined ? {} : { window: desk.window }),
      integratedWindow: desk?.integrated ?? false,
      ...(projectClass === undefined ? {} : { projectClass }),
      materials: [],
    },
  });
  if (inHall) {
    const kind = desk === undefined ? 'kiosk' : 'window';
    const at = desk === undefined ? {} : { window: desk.window, ticketId: desk.ticketId };
    const data = { visitId: `${caseId}-v1`, kind, by: filedBy, hall, ...at, purpose: 'filing' } as const;
    out.push({ ...says, type: 'visit.recorded.v1', data });
  }
  rateNode(scene, filed, '1', atMs, out);
}

// At a window the clerk looks at once; the rest is read in office hours, on-the-spot items first.
function firstReview(
  { axis }: Scene,
  { handled, desk, submittedAtMs, draws }: Filed,
): Omit<Accepted, 'tolerance'> {
  if (desk !== undefined) {
    const atMs = Math.floor(submittedAtMs + 0.6 * (desk.servedAtMs - submittedAtMs));
    return { atMs, position: axis.position(atMs), atDesk: true };
  }
  const waits = draws.fraction('review') * (handled.promised === 0 ? 0.08 : 1.2);
  const position = axis.position(submittedAtMs + minuteMs) + waits;
  return { atMs: Math.max(submittedAtMs + minuteMs, axis.instant(position)), position, atDesk: false };
}

function correct(
  { axis }: Scene,
  { caseId, draws }: Filed,
  reviewed: number,
  out: Draft[],
): Omit<Accepted, 'tolerance'> {
  const resubmitted = reviewed + draws.between('correction', 1, 3);
  const says = { source: 'intake', subject: caseId } as const;
  out.push({ ...says, atMs: axis.instant(resubmitted), type: 'case.resubmitted.v1', data: {} });
  const position = resubmitted + 0.01 + 0.3 * draws.fraction('second review');
  return { atMs: axis.instant(position), position, atDesk: false };
}

function accept(
  scene: Scene,
  filed: Filed,
  { atMs, atDesk }: Omit<Accepted, 'tolerance'>,
  tolerance: boolean,
  out: Draft[],
): void {
  const { caseId, handled, submittedAtMs, desk, draws } = filed;
  const officer =
    atDesk && desk !== undefined ? clerkOf(scene, desk.window) : officerOf(handled.snapshot.org, draws);
  out.push({
    source: 'intake',
    subject: caseId,
    atMs,
    type: 'case.accepted.v1',
    data: {
      item: handled.snapshot,
      receivedAt: new Date(submittedAtMs).toISOString(),
      day0: formatDate(scene.office.dayOf(atMs)),
      calendarId: scene.calendar.id,
      officer,
      tolerance,
      committed: false,
      ...(tolerance ? { lateMaterials: ['premises'] } : {}),
      deemed: false,
    },
  });
  rateNode(scene, filed, '2', atMs, out);
}

/** The invitation and rating of one of a case's nodes; `inHall` while the applicant stands at the window. */
export function rateNode(
  scene: Scene,
  filed: Filed,
  node: '1' | '2' | '3',
  nodeAtMs: number,
  out: Draft[],
): void {
  const { caseId, handled, desk, draws } = filed;
  const inHall = desk !== undefined && nodeAtMs <= desk.servedAtMs;
  const here = inHall ? { hall: scene.hall.code, window: desk.window } : {};
  const place = { itemCode: handled.snapshot.code, org: handled.snapshot.org, ...here };
  for (const draft of rate({ subject: caseId, node, nodeAtMs, inHall, place, draws }, scene.ratings))
    out.push(draft);
}
