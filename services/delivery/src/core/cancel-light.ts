import type { Decision } from '@haoban/contracts/decision';
import type { Case, CaseRefusal } from './case.ts';

/** A cancellation at an instant (ISO) by somebody who may approve it. */
export type CancelLight = {
  readonly at: string;
  readonly lightId: string;
  readonly approver: string;
  readonly reason: string;
};

/** Cancels a light: a second person does, with a reason, never one who handled a delivery of the case. */
export function cancelLight(before: Case, command: CancelLight): Decision<Case, CaseRefusal> {
  const { at, lightId, approver, reason } = command;
  const light = before.lights.find((raised) => raised.lightId === lightId);
  if (light === undefined) return { refusal: 'light_unknown' };
  if (light.cancelledAt !== undefined) return { refusal: 'light_cancelled' };
  if (before.handlers.includes(approver)) return { refusal: 'second_person_needed' };
  if (reason.trim() === '') return { refusal: 'reason_missing' };
  const lights = before.lights.map((raised) => (raised === light ? { ...light, cancelledAt: at } : raised));
  return {
    state: { ...before, lights },
    events: [{ type: 'light.cancelled.v1', time: at, data: { lightId, reason, approver } }],
  };
}
