import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { Context } from './change.ts';
import type { Command, Journal } from './journal.ts';

/**
 * Something that time alone brings about: due at an instant (ISO), and what it does. Once it has happened it must
 * not be due again.
 */
export type Wake<State> = {
  readonly at: string;
  readonly happen: (before: State) => { readonly state: State; readonly events: readonly NewEvent[] };
};

/** A state that says when something is due next (ISO instant); null when nothing is. */
export type Timed = { readonly wakesAt?: string | null };

/** A command that is decided after everything has happened that was due before it, in the world it is judged by. */
export type TimedCommand<State, World, Refusal extends string> = Omit<Command<State, Refusal>, 'decide'> & {
  readonly decide: (
    state: State | undefined,
    world: World | undefined,
  ) => Decision<State, Refusal> | Promise<Decision<State, Refusal>>;
};

/** A journal whose subjects have clocks. */
export type TimedJournal<State, World> = Pick<Journal<State>, 'load'> & {
  execute<Refusal extends string>(
    command: TimedCommand<State, World, Refusal>,
  ): Promise<{ state: State; sequence: number } | { refusal: Refusal }>;
  /** Lets everything happen that is due by now and schedules what is due next. */
  elapse(subject: string, context: Context): Promise<void>;
};

// More in one go would be a wake that stays due for ever.
const mostWakes = 500;

/**
 * Gives the subjects of a journal clocks: what is due happens first, in the order of time, whoever touches the
 * subject, so that a late sweep changes no outcome. `worldOf` looks up what the clocks rest on (calendar, zone, item);
 * `wakesOf` names what time will bring about.
 */
export function timedJournal<State extends Timed & { readonly region: string }, World>(options: {
  readonly journal: Journal<State>;
  readonly worldOf: (state: State) => Promise<World>;
  readonly wakesOf: (state: State, world: World) => readonly Wake<State>[];
  readonly now: () => Date;
}): TimedJournal<State, World> {
  const { journal, worldOf, wakesOf, now } = options;

  const nextWake = (state: State, world: World): Wake<State> | undefined =>
    wakesOf(state, world).reduce<Wake<State> | undefined>(
      (first, wake) => (first === undefined || wake.at < first.at ? wake : first),
      undefined,
    );

  const pass = async (before: State): Promise<{ state: State; events: NewEvent[]; world: World }> => {
    const world = await worldOf(before);
    const at = now().toISOString();
    const events: NewEvent[] = [];
    let state = before;
    for (let wakes = 0; ; wakes += 1) {
      const wake = nextWake(state, world);
      if (wake === undefined || wake.at > at) return { state, events, world };
      if (wakes === mostWakes) throw new Error(`time never ends passing: something stays due at ${wake.at}`);
      const happened = wake.happen(state);
      events.push(...happened.events);
      state = happened.state;
    }
  };

  const execute = <Refusal extends string>({ decide, ...command }: TimedCommand<State, World, Refusal>) =>
    journal.execute({
      ...command,
      decide: async (before): Promise<Decision<State, Refusal>> => {
        const passed = before === undefined ? undefined : await pass(before);
        const decision = await decide(passed?.state, passed?.world);
        if ('refusal' in decision) return decision;
        const { state, events } = decision;
        const world = await worldOf(state);
        const wakesAt = nextWake(state, world)?.at ?? null;
        return { state: { ...state, wakesAt }, events: [...(passed?.events ?? []), ...events] };
      },
    });

  return {
    load: journal.load,
    execute,
    elapse: async (subject, context) => {
      const region = (state: State): string => state.region;
      await execute({
        subject,
        region,
        context,
        decide: (state) => (state === undefined ? { refusal: 'unknown' } : { state, events: [] }),
      });
    },
  };
}
