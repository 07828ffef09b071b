import type { Arrival } from '../arrivals.ts';
import { dayMs } from '../office-time.ts';
import type { Visit } from '../window-queue.ts';
import type { Filed, Scene } from './case-scene.ts';
import type { Handled } from './catalogue.ts';
import type { History } from './history-plan.ts';
import type { WeightedTable } from './weighted-table.ts';

type Unnumbered = Omit<Filed, 'caseId'>;
type Tables = Pick<History, 'fates' | 'remoteChannels'> & { items: WeightedTable<Handled> };

/** Everything filed in a hall's day in order of submission: by visitors who came to file, and from afar. */
export function fileDay(
  history: History,
  scene: Scene,
  visits: readonly (Visit & { files: boolean })[],
  fromAfar: number,
): Unnumbered[] {
  const { before, now } = history.catalogueIn(scene.county);
  const { fates, remoteChannels } = history;
  const tables: Tables = { items: scene.day < history.reformDay ? before : now, fates, remoteChannels };
  const remote = Array.from({ length: fromAfar }, (_, index) => remoteFiling(scene, tables, index));
  return [...visits.flatMap((visit) => deskFiling(scene, tables, visit)), ...remote].toSorted(
    (a, b) => a.submittedAtMs - b.submittedAtMs,
  );
}

function deskFiling(
  { profile }: Scene,
  tables: Tables,
  { files, service, ticketId, queue, draws }: Arrival & Visit & { files: boolean },
): Unnumbered[] {
  if (!files || service === undefined) return [];
  const { window, calledAtMs, servedAtMs } = service;
  const share = draws.between('form filled', 0.2, 0.5);
  const own = draws.of('case');
  return [
    {
      handled: tables.items(own.fraction('item')),
      fate: tables.fates(own.fraction('fate')),
      channel: 'window',
      byAgent: own.chance('agent', profile.agentShare),
      submittedAtMs: Math.floor(calledAtMs + share * (servedAtMs - calledAtMs)),
      desk: { ticketId, window, servedAtMs, integrated: queue === 'general' },
      draws: own,
    },
  ];
}

function remoteFiling({ day, draws, office, profile }: Scene, tables: Tables, index: number): Unnumbered {
  const own = draws.of(`remote ${index}`);
  const channel = tables.remoteChannels(own.fraction('channel'));
  const [from, to] = own.pick('hours', profile.hours.remote);
  const submittedAtMs = Math.floor(office.at(day, own.between('time', from, to)));
  return {
    handled: tables.items(own.fraction('item')),
    fate: tables.fates(own.fraction('fate')),
    channel,
    byAgent: channel === 'agent',
    submittedAtMs: Math.min(submittedAtMs, office.at(day, 0) + dayMs - 1),
    desk: undefined,
    draws: own,
  };
}
