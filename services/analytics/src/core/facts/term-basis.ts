import type { Term } from '@haoban/sla-clock/term';
import { textOf } from './read-data.ts';

/** The unit that figures count a clock in: working days, natural days, minutes of office time, milliseconds of imports. */
export type Basis = 'wd' | 'nd' | 'wh' | 'natural';

/** The two clocks that run from the acceptance. */
export type ClockName = 'statutory' | 'promised';

const basisOfUnit: Readonly<Record<string, Basis>> = { WD: 'wd', IMMEDIATE: 'wd', ND: 'nd', WH: 'wh' };

/** The basis of a term as events say it; empty without one. */
export function basisOf(term: Readonly<Record<string, unknown>> | undefined): Basis | '' {
  if (term === undefined) return '';
  if (typeof term['due'] === 'string') return 'natural';
  return basisOfUnit[textOf(term, 'unit')] ?? '';
}

const units: Readonly<Record<string, Term['unit']>> = {
  WD: 'WD',
  ND: 'ND',
  WH: 'WH',
  IMMEDIATE: 'IMMEDIATE',
};

/** The unit of a term as the clock library names it. */
export const clockUnit = (unit: string): Term['unit'] => units[unit] ?? 'WD';
