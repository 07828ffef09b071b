import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Dims } from './case-facts.ts';
import { allSaid, lastSaid, type History } from './histories.ts';
import { dayNumber } from './local-time.ts';
import type { Reference } from './reference.ts';

/** A rectification order; days are local days since 1970-01-01. */
export type OrderFact = {
  dims: Dims;
  ratingId: string;
  /** Of the rectification: as extended, else as dispatched. */
  due: number | undefined;
  /** Whether the date of the moment asked for is after that. */
  overdue: boolean;
  finding: string | undefined;
  calledBack: boolean;
  closed: { day: number; result: string; onTime: boolean } | undefined;
  followUp: number | undefined;
};

const Name = Type.Object({ ratingId: Type.String(), org: Type.String() });

// Every event of an order names both.
const nameOf = (told: History) => Value.Parse(Name, told.at(-1)?.data);

/** The order of a history, or undefined when it is something else's. */
export function orderOf(history: History, asOf: string, reference: Reference): OrderFact | undefined {
  const told = history.filter(({ type }) => type.startsWith('rectification.'));
  const [place] = told;
  if (place === undefined) return undefined;
  const name = nameOf(told);
  const due =
    lastSaid(told, 'rectification.extended.v1')?.data.due ??
    lastSaid(told, 'rectification.dispatched.v1')?.data.due.rectify;
  const verified = allSaid(told, 'rectification.verified.v1');
  const closed = lastSaid(told, 'rectification.closed.v1');
  return {
    dims: { region: place.region, org: name.org },
    ratingId: name.ratingId,
    due: due === undefined ? undefined : dayNumber(due),
    overdue: due !== undefined && dayNumber(due) < reference.dayOf(Date.parse(asOf), place),
    finding: verified.at(-1)?.data.finding,
    calledBack: verified.at(-1)?.data.calledBackAt !== undefined,
    closed: closed && {
      day: reference.dayOf(closed.atMs, place),
      result: closed.data.result,
      onTime: closed.data.onTime,
    },
    followUp: lastSaid(told, 'rectification.followed_up.v1')?.data.level,
  };
}
