/**
 * Random draws by name instead of by order: the same seed and name always give the same number, and adding, dropping or
 * reordering a draw moves no other. `of` opens a scope, so that every visitor and every case has draws of its own.
 */
export type Draws = {
  /** In [0, 1), in steps of 2^-32. */
  fraction: (name: string) => number;
  chance: (name: string, probability: number) => boolean;
  /** In [from, to). */
  between: (name: string, from: number, to: number) => number;
  /** Exponential, so without memory, around its mean. */
  exponential: (name: string, mean: number) => number;
  /** One of the choices, by weight; throws a RangeError when no weight is above 0. */
  pick: <T>(name: string, weighted: readonly Weighted<T>[]) => T;
  /** 32 hex digits. */
  hex: (name: string) => string;
  of: (scope: string) => Draws;
};

/** A choice and its weight; only the ratio of weights counts. */
export type Weighted<T> = readonly [choice: T, weight: number];

type Lanes = readonly [number, number, number, number];

/** The draws of a seed: a four-lane hash of seed, scopes and name is the state of an sfc32 generator. */
export function drawsFrom(seed: string): Draws {
  return scope(absorb([0x3c6ef372, 0x1b873593, 0x5ab3c1e9, 0x27d4eb2f], seed));
}

function scope(lanes: Lanes): Draws {
  const fraction = (name: string) => generator(absorb(lanes, name))() / 2 ** 32;
  return {
    fraction,
    chance: (name, probability) => fraction(name) < probability,
    between: (name, from, to) => from + fraction(name) * (to - from),
    exponential: (name, mean) => -mean * Math.log(1 - fraction(name)),
    pick: (name, weighted) => choose(weighted, fraction(name)),
    hex: (name) => {
      const next = generator(absorb(lanes, name));
      return hexOf(next()) + hexOf(next()) + hexOf(next()) + hexOf(next());
    },
    of: (name) => scope(absorb(lanes, name)),
  };
}

const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hexOf = (word: number): string =>
  `${hexBytes[word >>> 24]}${hexBytes[(word >>> 16) & 255]}${hexBytes[(word >>> 8) & 255]}${hexBytes[word & 255]}`;

function choose<T>(weighted: readonly Weighted<T>[], fraction: number): T {
  let left = fraction * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of weighted) {
    left -= weight;
    if (left < 0) return choice;
  }
  throw new RangeError('nothing to choose from: no choice has a weight');
}

// The text's length goes in too: the scopes 'a' then 'bc' must differ from 'ab' then 'c'.
function absorb([a, b, c, d]: Lanes, text: string): Lanes {
  let [h1, h2, h3, h4] = [a ^ text.length, b, c, d];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
  }
  return [h1, h2, h3, h4];
}

// sfc32 by Chris Doty-Humphrey; the first rounds mix the seed through all lanes.
const warmUpRounds = 15;

function generator(lanes: Lanes): () => number {
  let [a, b, c, d] = lanes;
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < warmUpRounds; round++) next();
  return next;
}
