const words = 4;

/** A growing set of 128-bit ids (UUID text) in flat memory: at most 64 bytes an id, usually far fewer. */
export type IdSet = {
  /** Adds an id; true when it was not in the set. */
  add(id: string): boolean;
  has(id: string): boolean;
};

/** An empty id set: open addressing over one array, at most half full. */
export function createIdSet(): IdSet {
  let slots = new Uint32Array(1024 * words);
  let size = 0;
  let hasZero = false;
  const wanted = new Uint32Array(words);

  const read = (id: string): boolean => {
    const hex = id.replaceAll('-', '');
    for (let word = 0; word < words; word += 1)
      wanted[word] = Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16);
    return wanted.some((word) => word !== 0);
  };
  // All zeros marks an empty slot, so the one id made of zeros is kept apart.
  const slotOf = (id: Uint32Array): number => {
    const count = slots.length / words;
    let slot = Math.imul((id[0] ?? 0) ^ (id[1] ?? 0) ^ (id[2] ?? 0) ^ (id[3] ?? 0), 0x9e3779b1) >>> 0;
    for (slot %= count; ; slot = (slot + 1) % count) {
      let same = true;
      let empty = true;
      for (let word = 0; word < words; word += 1) {
        const kept = slots[slot * words + word];
        if (kept !== id[word]) same = false;
        if (kept !== 0) empty = false;
      }
      if (same || empty) return slot * words;
    }
  };
  const isTaken = (slot: number): boolean => slots.subarray(slot, slot + words).some((word) => word !== 0);
  const grow = (): void => {
    const old = slots;
    slots = new Uint32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += words) {
      const id = old.subarray(slot, slot + words);
      if (id.some((word) => word !== 0)) slots.set(id, slotOf(id));
    }
  };

  return {
    has: (id) => (read(id) ? isTaken(slotOf(wanted)) : hasZero),
    add: (id) => {
      if (!read(id)) {
        const isNew = !hasZero;
        hasZero = true;
        return isNew;
      }
      const slot = slotOf(wanted);
      if (isTaken(slot)) return false;
      slots.set(wanted, slot);
      size += 1;
      if (size * words * 2 > slots.length) grow();
      return true;
    },
  };
}
