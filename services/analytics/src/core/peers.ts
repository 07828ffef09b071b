import type { Question } from './question.ts';

const single = ['officer', 'window', 'hall', 'org'] as const;
const parentLength: Readonly<Record<number, number>> = { 2: 0, 4: 2, 6: 4, 9: 6, 12: 9 };

/** The question about everything of a kind, and which of its groups is the one asked about. */
export type PeerQuestion = { readonly question: Question; readonly own: string };

/**
 * Who the place of a question can be compared with: the other officers, windows, halls or organisations of its area,
 * else the other areas of the same level in the area above. Undefined for a question about no one place.
 */
export function peerQuestion(question: Question): PeerQuestion | undefined {
  const { filters } = question;
  const name = single.find((one) => filters[one] !== undefined);
  if (name !== undefined) {
    const { [name]: own = '', ...others } = filters;
    return { question: { ...question, by: [name], filters: others }, own };
  }
  const { region, ...others } = filters;
  const above = region === undefined ? undefined : parentLength[region.length];
  if (region === undefined || above === undefined) return undefined;
  const parent = above === 0 ? {} : { region: region.slice(0, above) };
  return {
    question: { ...question, by: [`region:${region.length}`], filters: { ...others, ...parent } },
    own: region,
  };
}
