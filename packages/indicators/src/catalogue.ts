import { compressions } from './catalogue/compression.ts';
import { delivery } from './catalogue/delivery.ts';
import { hall } from './catalogue/hall.ts';
import { intake } from './catalogue/intake.ts';
import { integrity } from './catalogue/integrity.ts';
import { noVisit } from './catalogue/no-visit.ts';
import { onTime } from './catalogue/on-time.ts';
import { oversight } from './catalogue/oversight.ts';
import { pipelineIndicators } from './catalogue/pipeline.ts';
import { ratingsInBursts, ratingTruth } from './catalogue/rating-truth.ts';
import { ratings } from './catalogue/ratings.ts';
import { rectification } from './catalogue/rectification.ts';
import { time } from './catalogue/time.ts';
import { volume } from './catalogue/volume.ts';
import type { Indicator } from './definition.ts';

/** Every indicator of the suite, in the order of the catalogue. */
export const indicators: readonly Indicator[] = [
  ...volume,
  ...intake,
  ...time,
  ...compressions,
  ...onTime,
  ...noVisit,
  ...ratings,
  ...rectification,
  ...ratingTruth,
  ...hall,
  ...delivery,
  ...integrity,
  ...oversight,
  ...pipelineIndicators,
];

/** Figures that others are made of and that nobody asks for by themselves. */
export const ingredients: readonly Indicator[] = [ratingsInBursts];

const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

/** The indicator of an id, or undefined. */
export const findIndicator = (id: string): Indicator | undefined => byId.get(id);
