import type { Profile, Fate } from '../profiles/profile.ts';
import { acceptedFates, decidedFates, shareOf } from '../profiles/habits.ts';
import type { Draws } from '../random.ts';
import type { Setting } from '../setting.ts';
import type { Handled } from './catalogue.ts';
import type { WorkAxis } from './work-axis.ts';

/** The chances that make the shares of a profile come out, each given what was drawn before it. */
export type Chances = {
  /** A second meeting, of grants filed by the applicant at a window; a courier, of other grants that nobody picks up. */
  again: number;
  courier: number;
  /** A correction, of filings that are accepted. */
  incomplete: number;
};

/** A hall's day with what its cases need. */
export type Scene = Setting & { profile: Profile; axis: WorkAxis; chances: Chances };

/** A filing with its fate; `desk` when somebody stood at a window. */
export type Filed = {
  caseId: string;
  handled: Handled;
  fate: Fate;
  channel: string;
  byAgent: boolean;
  submittedAtMs: number;
  desk: { ticketId: string; window: string; servedAtMs: number; integrated: boolean } | undefined;
  draws: Draws;
};

/** The chances of a profile; throws a RangeError when its shares contradict each other. */
export function chancesOf(profile: Profile): Chances {
  const { channels, agentShare, fates, twoMeetings, pickUp } = profile;
  const all = channels.reduce((sum, [, weight]) => sum + weight, 0);
  const desk = channels.reduce((sum, [name, weight]) => sum + (name === 'window' ? weight : 0), 0) / all;
  const granted = shareOf(fates, ['granted']);
  const again = (twoMeetings * shareOf(fates, decidedFates)) / (granted * desk * (1 - agentShare));
  const pickedUp = desk * (1 - agentShare) * again + (1 - desk) * pickUp;
  const chances = {
    again,
    courier: profile.courier / (granted * (1 - pickedUp)),
    incomplete: profile.incomplete / shareOf(fates, acceptedFates),
  };
  for (const [name, chance] of Object.entries(chances))
    if (!(chance >= 0 && chance <= 1))
      throw new RangeError(`${profile.name}: no chance of ${name} is ${chance}`);
  return chances;
}
