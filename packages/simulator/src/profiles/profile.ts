import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Item } from '../item-catalogue.ts';
import type { Weighted } from '../random.ts';
import type { RatingHabits } from '../rating-flow.ts';
import type { PublishedFigure } from './published-figure.ts';

type Submitted = EventData<'case.submitted.v1'>;

/** A range of whole working days, both ends included. */
export type Days = readonly [from: number, to: number];

/**
 * What a case is promised and what it takes, in working days: `promised` 0 is on the spot, without `statutory` the law names no
 * term, `elapsed` is what decided cases take. Organisations of stages are departments, without the county.
 */
export type Terms = {
  statutory?: number;
  promised: number;
  elapsed: readonly Weighted<Days>[];
  stages: Item['stages'];
};

/** One way through an item: the class of the project where it has classes, and the terms before and after the reform. */
export type Variant = { projectClass?: string; share: number; before: Terms; now: Terms };

/** An item of a profile; `share` is its weight among the filings. */
export type ProfileItem = Pick<Item, 'code' | 'name' | 'kind' | 'visitsLimit' | 'onlineDepth'> & {
  nameEn: string;
  department: string;
  family?: string;
  theme?: string;
  applicantKind: Submitted['applicantKind'];
  share: number;
  variants: readonly Variant[];
};

/** What becomes of a filing: drawn once, so that every rate over filings is the ratio of these weights. */
export type Fate = 'refused' | 'withdrawn_early' | 'silent' | 'withdrawn' | 'stuck' | 'denied' | 'granted';

/** A goal as `target.set` and `baseline.set` carry it; the unit is working days. */
export type Goal = Pick<EventData<'target.set.v1'>, 'scope' | 'code' | 'value' | 'validFrom' | 'year'>;

type Named = readonly [code: string, name: string];
type Hours = readonly Weighted<readonly [from: number, to: number]>[];

/**
 * A place and a time whose figures were published, as the parameters that reproduce them. Dates are local; the history
 * begins at `start` with the old terms, the new ones hold from `reform` on; `from` and `to` are what is played unless asked otherwise.
 */
export type Profile = {
  name: string;
  title: { zh: string; en: string };
  start: string;
  reform: string;
  from: string;
  to: string;
  areas: readonly Named[];
  counties: readonly Named[];
  tripCostCents: number;
  departments: readonly Named[];
  items: readonly ProfileItem[];
  /** Filings and tickets of the whole place between two dates; other days have as many by their weekday. */
  volume: { from: string; to: string; cases: number; visitors: number };
  /** Weights of Monday to Sunday; a day off is a Sunday, and then nobody comes to a hall. */
  weekdays: readonly number[];
  hours: { hall: Hours; remote: Hours };
  channels: readonly Weighted<string>[];
  agentShare: number;
  fates: readonly Weighted<Fate>[];
  /** Share of filings that get a correction notice and answer it. */
  incomplete: number;
  /** Share of promised cases of two days or more that are suspended once. */
  suspended: number;
  /** Share of decided cases with two meetings; share of grants filed from afar that are picked up; share of filings sent by courier. */
  twoMeetings: number;
  pickUp: number;
  courier: number;
  /** Share of accepted cases whose missing paper comes later. */
  tolerance: number;
  ratings: RatingHabits;
  targets: readonly Goal[];
  baselines: readonly Goal[];
  figures: readonly PublishedFigure[];
};
