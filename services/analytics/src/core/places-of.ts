import type { Indicator } from '@haoban/indicators/definition';
import { places, type Place, type Rankable } from '@haoban/indicators/ranking';

/** The places of figures by their indicator's direction; nobody has one where neither more nor less is better. */
export const placesOf = ({ better }: Pick<Indicator, 'better'>, figures: readonly Rankable[]): Place[] =>
  better === 'neither' ? figures.map(() => ({ rank: null, isTied: false })) : places(figures, better);
