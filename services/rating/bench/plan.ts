/** One request of the load: what it is to show, where it goes, from which address. */
export type Planned = {
  readonly kind: Kind;
  /** The subject it rates; forged ones have none. */
  readonly subject: string;
  readonly path: string;
  readonly from: string;
  readonly key?: string;
  readonly body: { readonly level: number; readonly options: readonly number[]; readonly text: string };
};

/**
 * `first` is a citizen's rating. `repeated` is the same request once more, `replayed` the same link with another
 * rating, `second` another link for the same node, `forged` a token that is none.
 */
export type Kind = 'first' | 'repeated' | 'replayed' | 'second' | 'forged';

/** A subject with its links. */
export type Rateable = { readonly subject: string; readonly tokens: readonly [string, string] };

const optionOf = [0, 108, 207, 307, 406, 510];

/** Repeats itself exactly from run to run. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many requests, four fifths of them citizens' ratings, in an order that mixes all kinds. */
export function planRatings(rateables: readonly Rateable[], count: number): Planned[] {
  const draw = drawer(4);
  const address = (): string => `10.${Math.floor(draw() * 4)}.${Math.floor(draw() * 256)}.1`;
  const body = (n: number) => {
    const level = 1 + Math.floor(draw() * 5);
    return { level, options: [optionOf[level] ?? 0], text: `第${n}位群众的意见` };
  };
  const ratingOf = (n: number, kind: Kind, which: 0 | 1 = 0): Planned => {
    const { subject = '', tokens = ['', ''] } = rateables[n] ?? {};
    return {
      kind,
      subject,
      path: `/api/rating/links/${tokens[which]}/rating`,
      from: address(),
      key: `${kind}-${n}-of-the-load`,
      body: body(n),
    };
  };
  const firsts = rateables.map((_, n) => ratingOf(n, 'first'));
  const others = Array.from({ length: count - firsts.length }, (_, n): Planned => {
    const first = firsts[n] ?? ratingOf(n, 'first');
    switch (n % 4) {
      case 0:
        return { ...first, kind: 'repeated' };
      case 1:
        return ratingOf(n, 'replayed');
      case 2:
        return ratingOf(n, 'second', 1);
      default:
        return { ...ratingOf(n, 'forged'), subject: '', path: `/api/rating/links/${forged(draw)}/rating` };
    }
  });
  return shuffled([...firsts, ...others], draw);
}

const forged = (draw: () => number): string =>
  Buffer.from(Array.from({ length: 24 }, () => Math.floor(draw() * 256))).toString('base64url');

function shuffled<T>(all: readonly T[], draw: () => number): T[] {
  return all
    .map((one) => ({ one, place: draw() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
