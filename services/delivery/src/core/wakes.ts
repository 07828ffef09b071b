import type { Case } from './case.ts';
import { deliveryWakes } from './delivery-wakes.ts';
import { lockerWakes } from './locker-wakes.ts';
import type { Wake } from './wake.ts';
import type { World } from './world.ts';

/** Everything that time will bring about in a case, as things stand. */
export const wakesOf = (state: Case, world: World): readonly Wake[] => [
  ...deliveryWakes(state, world),
  ...lockerWakes(state),
];
