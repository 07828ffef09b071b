import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { Case } from './case.ts';
import { completed } from './complete-delivery.ts';
import { isIssuedElectronically } from './request-delivery.ts';
import type { World } from './world.ts';

/** A licence is in the store: whoever waits for it as an e-licence has it now (`at`, ISO). */
export function learnPrinting(
  before: Case,
  world: World,
  { number, at }: { readonly number: string; readonly at: string },
): Decision<Case, never> {
  const printed = before.licences.map((licence) =>
    licence.number === number && licence.printedAt === undefined ? { ...licence, printedAt: at } : licence,
  );
  let state: Case = { ...before, licences: printed };
  const events: NewEvent[] = [];
  for (const delivery of state.deliveries) {
    if (delivery.status !== 'requested' || !isIssuedElectronically(state, delivery)) continue;
    const issued = completed(state, delivery, at, world);
    state = issued.state;
    events.push(...issued.events);
  }
  return { state, events };
}
