import type { NewEvent } from '@haoban/contracts/decision';
import { parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import type { Case, Commitment } from './case.ts';
import { lampsOf } from './clock-lamps.ts';
import { commitmentDue, commitmentTerm } from './commitment-clock.ts';
import type { Days } from './judge-case.ts';
import { lampWakes } from './raise-light.ts';
import { isFollowed, settled } from './settle-commitment.ts';
import type { Wake } from './wake.ts';

/**
 * What becomes of the papers and promises that a case was accepted without: their due dates are said at acceptance,
 * or as soon as there is a calendar, and again when a calendar moves them; a light comes before, and what nobody kept
 * is broken at 00:00 of the day after. A decision to grant ends none of them, a denial or withdrawal all; what fell
 * due before a denied case was opened again is nobody's breach.
 */
export function commitmentWakes(state: Case, days: Days): Wake[] {
  if (!isFollowed(state)) return [];
  const open = state.commitments.filter(({ status }) => status === 'due');
  return [...openings(state, days), ...open.flatMap((commitment) => follow(state, commitment, days))];
}

function openings(state: Case, days: Days): Wake[] {
  const { awaited = [], commitments, caseId, acceptedAt: at } = state;
  return awaited
    .filter(({ kind }) => commitments.every((commitment) => commitment.kind !== kind))
    .flatMap(({ kind, materials }): Wake[] => {
      const judged = commitmentDue(state, kind, days);
      if (judged === undefined) return [];
      const data = { commitmentId: `${caseId}-${kind}`, kind, materials: [...materials], due: judged.due };
      return [
        {
          at,
          happen: (before) => ({
            state: { ...before, commitments: [...before.commitments, { ...data, status: 'due' }] },
            events: [{ type: 'commitment.due.v1', time: at, data }],
          }),
        },
      ];
    });
}

function follow(state: Case, commitment: Commitment, days: Days): Wake[] {
  const { kind } = commitment;
  const judged = commitmentDue(state, kind, days);
  if (judged === undefined) return [];
  if (judged.due !== commitment.due)
    return [{ at: state.acceptedAt, happen: (before) => move(before, commitment, judged.due) }];
  const at = new Date(startOfDay(parseDate(judged.due) + 1, days.zone)).toISOString();
  // its day passed while the denial held nobody to it: an officer says how it ended
  if (state.reopenedAt !== undefined && Date.parse(at) <= Date.parse(state.reopenedAt)) return [];
  const term = commitmentTerm(state, kind);
  const org = state.org ?? state.item.org ?? '-';
  const warnings = lampsOf({ clock: 'promised', org, term }, judged, days)
    .filter(({ level }) => level === 'warn')
    .map((lamp) => ({ ...lamp, clock: kind }));
  const lights = lampWakes<Case>(state, state.caseId, state.reopenedAt ?? state.acceptedAt, warnings);
  if (judged.provisional) return lights;
  return [...lights, { at, happen: (before) => settled(before, commitment, 'broken', at) }];
}

// Said again, now: of what is said twice the later counts.
function move(before: Case, commitment: Commitment, due: string): { state: Case; events: NewEvent[] } {
  const { status: _, ...said } = { ...commitment, due };
  const commitments = before.commitments.map((known) =>
    known.commitmentId === commitment.commitmentId ? { ...known, due } : known,
  );
  return { state: { ...before, commitments }, events: [{ type: 'commitment.due.v1', data: said }] };
}
