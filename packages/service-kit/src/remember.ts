const mostKeys = 10_000;

/**
 * Asks once in so many milliseconds for each key; whoever asks meanwhile shares the answer. A failed answer is
 * forgotten at once, `forget` forgets one key or all.
 */
export function rememberFor<Answer>(ms: number, ask: (key: string) => Promise<Answer>) {
  const answers = new Map<string, { readonly atMs: number; readonly answer: Promise<Answer> }>();
  return {
    ask: (key: string): Promise<Answer> => {
      const known = answers.get(key);
      if (known !== undefined && performance.now() - known.atMs < ms) return known.answer;
      if (answers.size >= mostKeys) answers.clear();
      const answer = ask(key);
      answers.set(key, { atMs: performance.now(), answer });
      answer.catch(() => answers.get(key)?.answer === answer && answers.delete(key));
      return answer;
    },
    forget: (key?: string): void => {
      if (key === undefined) answers.clear();
      else answers.delete(key);
    },
  };
}
