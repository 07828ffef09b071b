import type { Decision } from '@haoban/contracts/decision';
import { isWaiting, type Prereview, type PrereviewRefusal } from './prereview.ts';

/** Records that a paper arrived which a pre-review waits for, before or after its review. */
export function recordArrival(
  before: Prereview,
  { at, material }: { at: string; material: string },
): Decision<Prereview, PrereviewRefusal> {
  if (!isWaiting(before)) return { refusal: 'wrong_status' };
  if (!before.waitingFor.includes(material)) return { refusal: 'material_not_awaited' };
  return {
    state: {
      ...before,
      waitingFor: before.waitingFor.filter((code) => code !== material),
      arrivals: [...before.arrivals, { material, at }],
    },
    events: [{ type: 'prereview.arrived.v1', time: at, data: { material } }],
  };
}
