/** The time of a service under test: it stands still until a test steps it, never backwards. */
export function steppingClock(from: string) {
  let instant = new Date(from);
  return {
    now: (): Date => instant,
    /** Sets the time to an instant (ISO with its offset); what falls due by then happens with the next sweep. */
    goTo: (iso: string): void => {
      const next = new Date(iso);
      if (!(next >= instant))
        throw new RangeError(`time does not go from ${instant.toISOString()} to ${iso}`);
      instant = next;
    },
  };
}
