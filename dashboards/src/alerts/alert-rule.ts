import type { Bilingual, Indicator } from '@haoban/indicators/definition';
import type { BoardName } from '../boards/board-names.ts';
import { indicator } from '../boards/build-board.ts';
import { stepsOf } from '../panels/thresholds.ts';

/** One rule: SQL that gives a number a label, from where on it is too much, and what to do then. */
export type AlertRule = {
  readonly uid: string;
  readonly title: Bilingual;
  /** What is wrong when it fires. */
  readonly says: Bilingual;
  /** What whoever is called does. */
  readonly runbook: Bilingual;
  readonly sql: string;
  /** Fires when a `value` lies above or below. */
  readonly fires: { readonly when: 'above' | 'below'; readonly than: number };
  /** How long it must have been so. */
  readonly after: string;
  readonly severity: 'critical' | 'warning';
  /** Where to look: a figure and a dashboard that shows it. */
  readonly board: BoardName;
  readonly indicator: Indicator;
};

/** Where an indicator turns red on the dashboards. */
export const redLine = (id: string): number => {
  const values = stepsOf(id).flatMap(({ value }) => value ?? []);
  const [amber = 0, red = amber] = values;
  return indicator(id).better === 'up' ? amber : red;
};
