/** How long answers are kept once they are there, how many, and the time. */
export type Keeping = { readonly ms: number; readonly limit: number; readonly now: () => Date };

type Kept<Value> = { readonly value: Promise<Value>; untilMs: number };

/**
 * Keeps what `load` gives for a while, by key. Whoever asks meanwhile shares the load under way, however long it
 * takes; one that fails is not kept. Beyond the limit the oldest is forgotten.
 */
export function keepFor<Value>({ ms, limit, now }: Keeping, load: (key: string) => Promise<Value>) {
  const kept = new Map<string, Kept<Value>>();

  const settle = async (key: string, entry: Kept<Value>): Promise<void> => {
    try {
      await entry.value;
      entry.untilMs = now().getTime() + ms;
    } catch {
      if (kept.get(key) === entry) kept.delete(key);
    }
  };

  return (key: string): Promise<Value> => {
    const found = kept.get(key);
    if (found !== undefined && now().getTime() < found.untilMs) return found.value;
    const entry: Kept<Value> = { value: load(key), untilMs: Infinity };
    kept.delete(key);
    kept.set(key, entry);
    void settle(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return entry.value;
  };
}
