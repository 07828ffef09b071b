import type { NewEvent } from '@haoban/contracts/decision';
import type { Light } from './case.ts';

/** A light that goes on at an instant (ISO) as long as nothing changes. */
export type Lamp = Omit<Light, 'lightId' | 'raisedAt' | 'cancelledAt'> & { readonly at: string };

/** Whatever has clocks and remembers the lights that went on, cancelled ones too. */
export type Lit = { readonly lights: readonly Light[] };

const levels = ['warn', 'yellow', 'red'] as const;

const isSame = (lamp: Lamp, light: Light): boolean =>
  lamp.clock === light.clock &&
  lamp.stage === light.stage &&
  lamp.level === light.level &&
  lamp.due === light.due;

const inOrder = (a: Lamp, b: Lamp): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : levels.indexOf(a.level) - levels.indexOf(b.level);

/** Switches a light on. Its id is the subject and a number: the same history gives the same ids. */
function raise<State extends Lit>(
  before: State,
  subject: string,
  { at, ...lamp }: Lamp,
): { state: State; events: NewEvent[] } {
  const data = { lightId: `${subject}-L${before.lights.length + 1}`, ...lamp };
  return {
    state: { ...before, lights: [...before.lights, { ...data, raisedAt: at }] },
    events: [{ type: 'light.raised.v1', time: at, data }],
  };
}

/**
 * The lights that will go on by themselves, earliest first: each rung once for each due date. A due date that moved
 * has rungs of its own; those raised for the one before stay history. None is raised before `since` (ISO), when the
 * subject came to be as it is.
 */
export const lampWakes = <State extends Lit>(
  { lights }: Lit,
  subject: string,
  since: string,
  lamps: readonly Lamp[],
): { at: string; happen: (before: State) => { state: State; events: NewEvent[] } }[] =>
  lamps
    .filter((lamp) => !lights.some((light) => isSame(lamp, light)))
    .map((lamp) => (lamp.at < since ? { ...lamp, at: since } : lamp))
    .toSorted(inOrder)
    .map((lamp) => ({ at: lamp.at, happen: (before) => raise(before, subject, lamp) }));
