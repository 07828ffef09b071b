import type { Decision } from '@haoban/contracts/decision';
import type { Fact, Moment, Subject } from './subject.ts';

/** A moment of a subject as its service told it; without a fact it stands no more (a decision re-opened). */
export type Told = {
  readonly subject: string;
  readonly region: string;
  readonly moment: Moment;
  readonly fact: Fact | undefined;
  readonly applicantRef?: string;
  readonly caseIds?: readonly string[];
};

const nothingYet = { heard: {}, officers: [], invitations: [], ratings: [], defaults: [], secondRounds: [] };

/** A subject before anything is known of it. */
export const newSubject = (subject: string, region: string): Subject => ({ subject, region, ...nothingYet });

/** Those who had a part in it, with one more. */
export const withOfficer = (officers: readonly string[], officer: string | undefined): readonly string[] =>
  officer === undefined || officers.includes(officer)
    ? officers
    : [...officers, officer].toSorted((a, b) => (a < b ? -1 : 1));

/**
 * Keeps what was heard. Moments of different services may come in any order: the state is the same in the end. The
 * region is the acceptance's, else the filing's, else the first one heard.
 */
export function hearMoment(before: Subject | undefined, told: Told): Decision<Subject, never> {
  const { subject, moment, fact, applicantRef, caseIds } = told;
  const known = before ?? newSubject(subject, told.region);
  const { [moment]: _, ...others } = known.heard;
  const heard: Subject['heard'] = fact === undefined ? others : { ...others, [moment]: fact };
  const state: Subject = {
    ...known,
    region: heard.accepted?.region ?? heard.submitted?.region ?? known.region,
    heard,
    officers: withOfficer(known.officers, fact?.officer),
    ...(applicantRef === undefined ? {} : { applicantRef }),
    ...(caseIds === undefined ? {} : { caseIds }),
  };
  return { state, events: [] };
}
