import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import type { Actor, Case, Item, StageDefinition } from '../src/core/case.ts';
import { completeStage } from '../src/core/complete-stage.ts';
import type { Days } from '../src/core/judge-case.ts';
import { endSuspension } from '../src/core/end-suspension.ts';
import { openCase } from '../src/core/open-case.ts';
import { startSuspension } from '../src/core/start-suspension.ts';
import type { SuspensionReason } from '../src/core/suspension-reasons.ts';

/** A morning of November 2026 in Shanghai, as UTC. */
export const on = (day: number, utc = '02:00'): string =>
  `2026-11-${String(day).padStart(2, '0')}T${utc}:00.000Z`;

/** The national calendar in Shanghai, with the usual office hours. */
export const days: Days = {
  calendar: buildCalendar(calendarCn),
  zone: 'Asia/Shanghai',
  hours: defaultHours,
};

export const officer = (org: string): Actor => ({ id: `officer-${org}`, org, approver: false });
export const approver: Actor = { id: 'chief', org: 'hall', approver: true };

export const stage = (
  code: string,
  after: string[] = [],
  more: Partial<StageDefinition> = {},
): StageDefinition => ({
  code,
  name: code,
  org: `org-${code}`,
  after,
  join: 'all',
  ...more,
});

export const item = (over: Partial<Item> = {}): Item => ({
  code: 'permit',
  version: 1,
  name: 'permit',
  kind: 'promise',
  org: 'hall',
  stages: [],
  policies: {},
  ...over,
});

export const acceptance = (of: Item): EventData<'case.accepted.v1'> => ({
  item: of,
  receivedAt: on(2),
  day0: '2026-11-02',
  calendarId: 'cn',
  tolerance: false,
  committed: false,
  deemed: false,
});

/** The state a decision leads to; a refusal fails the test. */
export function stateOf<State>(decision: Decision<State>): State {
  if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
  return decision.state;
}

/** What a decision says: `type` and the stage, where there is one. */
export function saidBy(decision: Decision<unknown>): string[] {
  if ('refusal' in decision) return [`refused ${decision.refusal}`];
  return decision.events.map(({ type, data }: NewEvent) =>
    'stage' in data ? `${type} ${data.stage}` : type,
  );
}

/** A case of an item, accepted on 2 November 2026. */
export const accepted = (over: Partial<Item> = {}): Case =>
  stateOf(
    openCase(undefined, { caseId: 'case-1', region: '320281', at: on(2), data: acceptance(item(over)) }),
  );

/** The case after its stages were completed in this order. */
export const completed = (state: Case, stages: readonly string[], at = on(3)): Case =>
  stages.reduce(
    (before, code) => stateOf(completeStage(before, { at, actor: approver, stage: code, outcome: 'passed' })),
    state,
  );

/** The case suspended as a whole on one day of November 2026, and again under way on another. */
export const suspended = (before: Case, reason: SuspensionReason, from: number, to?: number): Case => {
  const started = startSuspension(before, {
    at: on(from),
    actor: approver,
    suspensionId: reason,
    scope: 'case',
    reason,
    plannedDays: 10,
  });
  return to === undefined
    ? stateOf(started)
    : stateOf(endSuspension(stateOf(started), { at: on(to), actor: approver, suspensionId: reason }));
};
