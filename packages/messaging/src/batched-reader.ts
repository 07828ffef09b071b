const maxKeys = 64;

/**
 * Gathers look-ups that are asked for together into shared ones: up to 64 keys, one turn of the event loop. Each caller
 * gets the answer to its own key; all of a failed look-up get its error.
 */
export function batchedReader<Row>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): (key: string) => Promise<Row | undefined> {
  let gathered: { readonly keys: Set<string>; readonly rows: Promise<ReadonlyMap<string, Row>> } | undefined;

  const gather = () => {
    const keys = new Set<string>();
    const rows = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      if (gathered?.keys === keys) gathered = undefined;
      return read([...keys]);
    });
    return { keys, rows };
  };

  return async (key) => {
    if (gathered === undefined || gathered.keys.size >= maxKeys) gathered = gather();
    gathered.keys.add(key);
    return (await gathered.rows).get(key);
  };
}
