/** How long answers are kept, how many, and the time. */
export type Keeping = { readonly ms: number; readonly limit: number; readonly now: () => Date };

/**
 * Keeps what `load` gives for a while, by key, so that many askers at once cost one load. A load that fails is not
 * kept. Beyond the limit the oldest is forgotten.
 */
export function keepFor<Value>({ ms, limit, now }: Keeping, load: (key: string) => Promise<Value>) {
  const kept = new Map<string, { readonly value: Promise<Value>; readonly untilMs: number }>();
  return (key: string): Promise<Value> => {
    const nowMs = now().getTime();
    const found = kept.get(key);
    if (found !== undefined && nowMs < found.untilMs) return found.value;
    kept.delete(key);
    const value = load(key);
    const entry = { value, untilMs: nowMs + ms };
    kept.set(key, entry);
    value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
