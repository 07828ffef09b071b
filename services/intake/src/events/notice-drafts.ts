import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { NoticeValues } from '@haoban/notices/notice';
import type { NoticeDraft } from '@haoban/notices/outbox';
import type { DraftsOf } from '@haoban/notices/telling';
import type { TemplateName } from '@haoban/notices/templates';
import { isPending, type Case } from '../core/case.ts';
import { endOf } from '../core/paper-dates.ts';
import { lastDayToAnswer } from '../core/silence-wakes.ts';
import type { World } from '../core/world.ts';
import type { Stores } from '../db/stores.ts';

type Facts = { readonly event: Envelope; readonly state: Case; readonly world: World };

/** As what an event is told, and what its text says beside item and number. */
type Telling = {
  readonly template: (facts: Facts) => TemplateName | undefined;
  readonly values?: (facts: Facts) => NoticeValues;
};

const known = (name: string, value: string | undefined): NoticeValues =>
  value === undefined ? {} : { [name]: value };

function acceptanceValues({ event, world }: Facts): NoticeValues {
  const { item, day0 } = dataOf(event, 'case.accepted.v1');
  const term = item.promised ?? item.statutory;
  const days = { zone: world.area.zone, calendar: world.calendar };
  return {
    day0,
    ...known('due', term === undefined ? undefined : endOf(term, { at: event.time, day0 }, days)),
  };
}

/** What applicants are told of intake's events. Who files at a window has the receipt in the hand. */
export const told = {
  'case.submitted.v1': {
    template: ({ state }) => (state.submission.channel === 'window' ? undefined : 'filing_received'),
  },
  'case.correction_requested.v1': {
    template: () => 'correction_requested',
    values: ({ event, world }) => ({
      missing: dataOf(event, 'case.correction_requested.v1').missing,
      ...known('until', lastDayToAnswer(event.time, world)?.due),
    }),
  },
  'case.accepted.v1': {
    template: ({ event }) =>
      dataOf(event, 'case.accepted.v1').deemed ? 'case_deemed_accepted' : 'case_accepted',
    values: acceptanceValues,
  },
  'case.refused.v1': { template: () => 'case_refused' },
  'case.not_required.v1': { template: () => 'case_not_required' },
} as const satisfies Readonly<Record<string, Telling>>;
export type ToldEvent = keyof typeof told;

/** The notice of an event that is told, or none. */
export function noticeDraft(type: ToldEvent, facts: Facts): NoticeDraft[] {
  const telling: Telling = told[type];
  const template = telling.template(facts);
  if (template === undefined) return [];
  const { state, world } = facts;
  const { name, policies } = world.item;
  const item = policies.nameEn === undefined ? name : { zh: name, en: policies.nameEn };
  const values = { item, number: state.caseId, ...telling.values?.(facts) };
  const { applicantRef } = state.submission;
  return [{ template, subject: state.caseId, region: state.region, applicantRef, values }];
}

/** Looks up what the notice of an event is written from. */
export const draftsOf =
  ({ cases, worlds }: Pick<Stores, 'cases' | 'worlds'>, type: ToldEvent): DraftsOf =>
  async (event) => {
    const state = (await cases.load(event.subject))?.state;
    if (state === undefined) throw new Error(`${event.subject} is not here`);
    return noticeDraft(type, { event, state, world: await worlds.worldOf(state) });
  };

/** True when what a notice says has been overtaken before it went out. */
export function isOutdated(template: TemplateName, state: Case): boolean {
  if (template === 'filing_received') return !isPending(state);
  return template === 'correction_requested' && state.status !== 'correcting';
}
