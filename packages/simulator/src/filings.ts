import { caseNumber } from '@haoban/contracts/case-number';
import { remoteChannels, remoteDemand, remoteHours, remotePerVisitor, type RemoteChannel } from './demand.ts';
import type { Item } from './item-catalogue.ts';
import type { Draws } from './random.ts';
import type { Setting } from './setting.ts';
import type { Visitor } from './arrivals.ts';
import type { Visit } from './window-queue.ts';

/** A filing made during a service at a window. */
export type Desk = { ticketId: string; integrated: boolean } & NonNullable<Visit['service']>;

/** A filing of the day, numbered in order of submission; `desk` when somebody stood at a window. */
export type Filing = {
  caseId: string;
  item: Item;
  channel: 'window' | RemoteChannel;
  byAgent: boolean;
  submittedAtMs: number;
  desk: Desk | undefined;
  draws: Draws;
};

type Unnumbered = Omit<Filing, 'caseId'>;

/** Everything filed on the day: by the visitors who came to file and were served, and from afar. */
export function filings(
  setting: Setting,
  visits: readonly Visit<Visitor>[],
  visitors: number,
  firstCase: number,
): Filing[] {
  const remote = Array.from({ length: Math.round(visitors * remotePerVisitor) }, (_, index) =>
    remoteFiling(setting, setting.draws.of(`remote ${index}`)),
  );
  return [...visits.flatMap(deskFiling), ...remote]
    .toSorted((a, b) => a.submittedAtMs - b.submittedAtMs)
    .map((filing, index) =>
      Object.assign(filing, { caseId: caseNumber(setting.county, setting.date, firstCase + index) }),
    );
}

function deskFiling({ files, service, ticketId, queue, item, draws }: Visit<Visitor>): Unnumbered[] {
  if (!files || service === undefined) return [];
  const { calledAtMs, servedAtMs } = service;
  const share = draws.between('form filled', 0.2, 0.5);
  return [
    {
      item,
      channel: 'window',
      byAgent: draws.chance('agent', 0.1),
      submittedAtMs: Math.floor(calledAtMs + share * (servedAtMs - calledAtMs)),
      desk: { ...service, ticketId, integrated: queue === 'general' },
      draws: draws.of('case'),
    },
  ];
}

function remoteFiling({ office, day }: Setting, draws: Draws): Unnumbered {
  const channel = draws.pick('channel', remoteChannels);
  const [from, to] = draws.pick('hours', remoteHours);
  return {
    item: draws.pick('item', remoteDemand),
    channel,
    byAgent: channel === 'agent',
    submittedAtMs: Math.floor(office.at(day, draws.between('time', from, to))),
    desk: undefined,
    draws,
  };
}
