import type { Decision } from '@haoban/contracts/decision';
import type { Fact, Moment, Subject } from './subject.ts';

/** A moment of a subject as its service told it; without a fact it stands no more (a decision re-opened). */
export type Told = {
  readonly subject: string;
  readonly region: string;
  readonly moment: Moment;
  readonly fact: Fact | undefined;
};

/**
 * Keeps what was heard. Moments of different services may come in any order: the state is the same in the end. The
 * region is the acceptance's, else the filing's, else the first one heard.
 */
export function hearMoment(before: Subject | undefined, told: Told): Decision<Subject, never> {
  const { [told.moment]: _, ...others }: Subject['heard'] = before?.heard ?? {};
  const heard: Subject['heard'] = told.fact === undefined ? others : { ...others, [told.moment]: told.fact };
  const state: Subject = {
    subject: told.subject,
    region: heard.accepted?.region ?? heard.submitted?.region ?? before?.region ?? told.region,
    heard,
    invitations: before?.invitations ?? [],
    ratings: before?.ratings ?? [],
  };
  return { state, events: [] };
}
