import { saidDays } from './calendar-edition.ts';
import type { Case } from './case.ts';
import { commitmentWakes } from './commitment-wakes.ts';
import type { Days } from './judge-case.ts';
import { lightWakes } from './light-wakes.ts';
import { movementWakes } from './movement-wakes.ts';
import type { Wake } from './wake.ts';

/**
 * Everything that time will bring about in a case, as things stand. What was due before a version of the calendar came
 * into force is due under the one before it, however late it is asked for.
 */
export function wakesOf(state: Case, days: Days): readonly Wake[] {
  const said = saidDays(state, days);
  return [
    ...movementWakes(state, days),
    ...lightWakes(state, said),
    ...commitmentWakes(state, state.status === 'open' ? said : days),
  ];
}
