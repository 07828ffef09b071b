import type { Decision } from '@haoban/contracts/decision';
import { checkExtension, type ExtensionVerdict } from '@haoban/sla-clock/extension';
import { type Actor, type Case, type CaseRefusal, type Extension } from './case.ts';
import { caseClock, clocksOf, type Days } from './judge-case.ts';
import type { ClockName } from './suspension-reasons.ts';

/**
 * What an approver says to an extension: kind A by the head of an organ, who belongs to it, kind B by the head of
 * government, who belongs to none (行政许可法 art. 42). `length` is in the unit of the statutory term.
 */
export type DecideExtension = {
  readonly at: string;
  readonly actor: Actor;
  readonly extensionId: string;
  readonly kind: 'A' | 'B';
  readonly length: number;
  readonly reason: string;
  readonly granted: boolean;
  readonly days: Days;
};

const refusals = {
  too_late: 'extension_too_late',
  kind_used: 'extension_used',
  kind_exceeded: 'extension_too_long',
} as const satisfies Partial<Record<ExtensionVerdict, CaseRefusal>>;

/** The clocks that an extension of this case moves, the law's first. */
const clocksExtended = ({ item }: Case): ClockName[] =>
  clocksOf(item).filter((clock) => clock === 'statutory' || item.policies?.extensionMovesPromised === true);

/** Grants an extension that the law allows, or records that the approver refused it; both only once it is theirs to say. */
export function decideExtension(before: Case, command: DecideExtension): Decision<Case, CaseRefusal> {
  const { at, actor, extensionId, kind, length, reason, granted } = command;
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  if (!actor.approver || (kind === 'A') !== (actor.org !== undefined)) return { refusal: 'approver_wrong' };
  if (before.officers.includes(actor.id)) return { refusal: 'approver_involved' };
  const asked = clocksExtended(before);
  if (asked.length === 0) return { refusal: 'extension_moves_nothing' };
  const data = { extensionId, kind, days: length, reason, approver: actor.id };
  if (!granted) {
    return {
      state: before,
      events: [{ type: 'extension.refused.v1', time: at, data: { ...data, clocks: asked } }],
    };
  }
  const clocks = clocksAllowed(before, command, asked);
  if ('refusal' in clocks) return clocks;
  const extension: Extension = { ...data, clocks, approvedAt: at };
  return {
    state: { ...before, extensions: [...before.extensions, extension] },
    events: [{ type: 'extension.granted.v1', time: at, data: { ...data, clocks } }],
  };
}

// The law's clock decides; a promise that is broken already stays so and is left out.
function clocksAllowed(
  before: Case,
  { at, kind, length, days }: DecideExtension,
  asked: readonly ClockName[],
): ClockName[] | { refusal: CaseRefusal } {
  const allowed: ClockName[] = [];
  for (const name of asked) {
    const clock = caseClock(before, name, days, at);
    if (clock === undefined) return { refusal: 'calendar_missing' };
    const verdict = checkExtension(clock, { approvedAt: at, days: length, kind });
    if (verdict === 'granted') allowed.push(name);
    else if (name === 'statutory' || asked.length === 1) return { refusal: refusals[verdict] };
  }
  return allowed;
}
