/** Who may grant an extension: A the head of the organ, B the head of government or joint handling. */
export type ExtensionKind = 'A' | 'B';

/** An extension in numbers: epoch milliseconds, days (or hours) of the clock's unit, its place in the input. */
export type TimedExtension = {
  readonly approvedMs: number;
  readonly days: number;
  readonly kind: ExtensionKind | undefined;
  readonly index: number;
};

/** Whether an extension is granted, else why not: after the due date, its kind had been used, or too many days. */
export type ExtensionVerdict = 'granted' | 'too_late' | 'kind_used' | 'kind_exceeded';

/** What extensions make of a term: its new length, those refused by their place in the input, the kinds used. */
export type Extended = {
  readonly amount: number;
  readonly refused: number[];
  readonly used: readonly ExtensionKind[];
};

/** 行政许可法 art. 42: 10 working days by the head of the organ, 15 by the head of government. */
const mostDays = { A: 10, B: 15 } as const;

/** Judges one extension: only in time, and each kind once and up to its length; without a kind only the date counts. */
export function extensionVerdict(
  { days, kind }: { readonly days: number; readonly kind?: ExtensionKind | undefined },
  inTime: boolean,
  used: readonly ExtensionKind[],
): ExtensionVerdict {
  if (!inTime) return 'too_late';
  if (kind === undefined) return 'granted';
  if (used.includes(kind)) return 'kind_used';
  return days > mostDays[kind] ? 'kind_exceeded' : 'granted';
}

/**
 * Grants extensions in the order of their approval; `inTime` says whether an instant is not after the due date of a
 * term so long.
 */
export function grantExtensions(
  extensions: readonly TimedExtension[],
  term: number,
  inTime: (amount: number, instantMs: number) => boolean,
): Extended {
  let amount = term;
  const refused: number[] = [];
  const used: ExtensionKind[] = [];
  for (const extension of extensions.toSorted((a, b) => a.approvedMs - b.approvedMs || a.index - b.index)) {
    const { approvedMs, days, kind, index } = extension;
    if (extensionVerdict(extension, inTime(amount, approvedMs), used) === 'granted') {
      amount += days;
      if (kind !== undefined) used.push(kind);
    } else refused.push(index);
  }
  return { amount, refused: refused.toSorted((a, b) => a - b), used };
}
