import type { NewEvent } from '@haoban/contracts/decision';
import type { Case, Filing } from '../src/core/case.ts';
import { jointsOf, type Joint, type JointMember, type JointWorld } from '../src/core/joint.ts';
import { jointWakes } from '../src/core/joint-wakes.ts';
import { openJoint } from '../src/core/open-joint.ts';
import { accepted, days, on, stateOf } from './given-case.ts';

/** A filing that belongs to nothing. */
export const filing: Filing = {
  itemCode: 'permit',
  itemVersion: 1,
  org: 'hall',
  channel: 'portal',
  filedBy: 'applicant',
  applicantKind: 'enterprise',
  applicantRef: '0'.repeat(32),
  integratedWindow: false,
  materials: [],
};
export const ofBundle: Filing = { ...filing, bundleId: 'b-1', bundleTheme: 'home', bundleSize: 2 };
export const ofProject: Filing = { ...filing, projectId: '2026-32', stageGroup: 'construction_permit' };

/** The joint of a filing, opened by an acceptance on the morning of 2 November; a bundle's theme promises five days. */
export function opened(of: Filing, at = on(2)): Joint {
  const [place] = jointsOf(of);
  if (place === undefined) throw new Error('belongs to no joint');
  const theme = { code: 'home', name: 'home', items: ['a', 'b'], promised: { n: 5, unit: 'WD' as const } };
  const opening = { place, region: '320281', calendarId: 'cn', at, filing: of, theme };
  return stateOf(openJoint(opening));
}

/** A case of a joint that was accepted on the morning of a day of November, unless `over` says else. */
export const member = (caseId: string, of: Filing, over: Partial<Case> = {}, day = 2): JointMember => ({
  caseId,
  filing: of,
  opened: {
    ...accepted(),
    caseId,
    acceptedAt: on(day),
    countsFrom: on(day),
    day0: on(day).slice(0, 10),
    submission: of,
    ...over,
  },
});

/** A member whose applicant's filing was never accepted: pending, or over since an instant. */
export const unaccepted = (caseId: string, of: Filing, endedAt?: string): JointMember => ({
  caseId,
  filing: endedAt === undefined ? of : { ...of, endedAt },
});

/** A suspension that stops both clocks of its case. */
export const suspended = (startedAt: string, endedAt?: string): Case['suspensions'][number] => ({
  suspensionId: `s-${startedAt}`,
  scope: 'case',
  reason: 'expert_review',
  stops: ['statutory', 'promised'],
  plannedDays: 5,
  startedAt,
  ...(endedAt === undefined ? {} : { endedAt }),
});

export const world = (members: readonly JointMember[], now = on(2)): JointWorld => ({ members, days, now });

/** The joint after everything has happened that its world brings about by now, and what was said. */
export function passed(before: Joint, of: JointWorld): { state: Joint; events: NewEvent[] } {
  let state = before;
  const events: NewEvent[] = [];
  for (;;) {
    const [next] = jointWakes(state, of)
      .filter(({ at }) => at <= of.now)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1));
    if (next === undefined) return { state, events };
    const happened = next.happen(state);
    events.push(...happened.events);
    state = happened.state;
  }
}
