import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';

/** Somebody acts for an officer who is away (AB 岗); without `to` until it is ended. */
export type Substitution = EventData<'substitution.set.v1'> & { readonly endedAt?: string };

/** The substitutions of one officer, kept under the officer's id; `region` is the area of the organisation. */
export type Absence = { readonly region: string; readonly substitutions: readonly Substitution[] };

export type SubstitutionRefusal =
  | 'org_unknown'
  | 'area_denied'
  | 'substitute_unfit'
  | 'substitution_unfit'
  | 'substitution_overlap'
  | 'substitution_chain'
  | 'substitution_unknown'
  | 'substitution_ended';

/**
 * A substitution as an approver sets it, within an area; `others` are those that the substitute is part of in any way,
 * or in which the officer is the substitute.
 */
export type SetSubstitution = EventData<'substitution.set.v1'> & {
  readonly at: string;
  readonly region: string;
  readonly others: readonly Substitution[];
};

// RFC 3339 texts may differ in their offsets, so instants are compared.
const ms = (instant: string): number => Date.parse(instant);
const endMs = ({ to, endedAt }: Pick<Substitution, 'to' | 'endedAt'>): number =>
  Math.min(to === undefined ? Infinity : ms(to), endedAt === undefined ? Infinity : ms(endedAt));
const overlaps = (a: Substitution, b: Substitution): boolean =>
  Math.max(ms(a.from), ms(b.from)) < Math.min(endMs(a), endMs(b));

/** True while a substitution runs: from its start on, before its end. */
export const isRunning = (substitution: Substitution, at: string): boolean =>
  ms(substitution.from) <= ms(at) && ms(at) < endMs(substitution);

/** Sets a substitution; an officer has one substitute at a time, and nobody stands in for a substitute. */
export function setSubstitution(
  before: Absence | undefined,
  command: SetSubstitution,
): Decision<Absence, SubstitutionRefusal> {
  const { at, region, others, ...data } = command;
  if (data.officer === data.substitute) return { refusal: 'substitute_unfit' };
  const ended = data.to !== undefined && (ms(data.to) <= ms(data.from) || ms(data.to) <= ms(at));
  if (ended) return { refusal: 'substitution_unfit' };
  const substitutions = before?.substitutions ?? [];
  if (substitutions.some((known) => overlaps(known, data))) return { refusal: 'substitution_overlap' };
  const chained = others.some(
    (other) =>
      (other.officer === data.substitute || other.substitute === data.officer) && overlaps(other, data),
  );
  if (chained) return { refusal: 'substitution_chain' };
  return {
    state: { region, substitutions: [...substitutions, data] },
    events: [{ type: 'substitution.set.v1', time: at, data }],
  };
}

/** Ends a substitution before its time. */
export function endSubstitution(
  before: Absence,
  { at, substitutionId }: { readonly at: string; readonly substitutionId: string },
): Decision<Absence, SubstitutionRefusal> {
  const found = before.substitutions.find((known) => known.substitutionId === substitutionId);
  if (found === undefined) return { refusal: 'substitution_unknown' };
  if (endMs(found) <= ms(at)) return { refusal: 'substitution_ended' };
  const substitutions = before.substitutions.map((known) =>
    known === found ? { ...found, endedAt: at } : known,
  );
  return {
    state: { ...before, substitutions },
    events: [{ type: 'substitution.ended.v1', time: at, data: { ...found, to: at } }],
  };
}
