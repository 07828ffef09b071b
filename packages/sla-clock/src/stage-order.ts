/** A stage that comes after itself in a graph of stages and those before each; undefined where there is none. */
export function circleIn(before: ReadonlyMap<string, readonly string[]>): string | undefined {
  // Stages are taken away once everything before them is gone; in a circle nothing ever is.
  const waiting = new Map<string, number>();
  const after = new Map<string, string[]>();
  for (const [stage, given] of before) {
    const distinct = new Set(given);
    waiting.set(stage, distinct.size);
    for (const name of distinct) {
      const followers = after.get(name);
      if (followers === undefined) after.set(name, [stage]);
      else followers.push(stage);
    }
  }
  const free = [...before.keys()].filter((stage) => waiting.get(stage) === 0);
  for (let stage = free.pop(); stage !== undefined; stage = free.pop()) {
    waiting.delete(stage);
    for (const follower of after.get(stage) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, left);
      if (left === 0) free.push(follower);
    }
  }
  return waiting.keys().next().value;
}
