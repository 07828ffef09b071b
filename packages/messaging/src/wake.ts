/** A bell: `ring` ends the current or the next wait, which otherwise ends by itself after the given time. */
export function createBell() {
  let rung = false;
  let release: (() => void) | undefined;
  return {
    ring: (): void => {
      rung = true;
      release?.();
    },
    wait: async (maxMs: number): Promise<void> => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, maxMs);
          release = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
      release = undefined;
    },
  };
}

/** A bell that rings in the process that commits and is heard by its relay. */
export type Bell = ReturnType<typeof createBell>;
