import type { Case } from './case.ts';
import { reviewWakes } from './review-wakes.ts';
import { silenceWakes } from './silence-wakes.ts';
import type { Wake } from './wake.ts';
import type { World } from './world.ts';

/** Everything that time will bring about in a filing, as things stand. */
export const wakesOf = (state: Case, world: World): readonly Wake[] => [
  ...reviewWakes(state, world),
  ...silenceWakes(state, world),
];
