import { caseClock, type ClockFacts } from './case-clocks.ts';
import { commitmentFacts } from './case-commitments.ts';
import { delayFacts } from './case-delays.ts';
import { deliveryFacts } from './case-deliveries.ts';
import { goalFacts } from './case-goals.ts';
import { casePlace, type CasePlace } from './case-place.ts';
import { stageFacts } from './case-stages.ts';
import { caseStory, type CaseStory } from './case-story.ts';
import { suspensionFacts } from './case-suspensions.ts';
import { visitFacts } from './case-visits.ts';
import { dateText, flag, instant, type FactRow } from './fact-values.ts';
import { judgedClock } from './judged-clock.ts';
import { caseNodes } from './rated-nodes.ts';
import { isSet, numberOf, textOf } from './read-data.ts';
import type { Reference } from './reference.ts';
import { rowHead } from './row-head.ts';
import type { SubjectEvents } from './subject-events.ts';

/** A case with its place and both clocks: what the parts of its row are worked out from. */
export type JudgedCase = {
  readonly story: CaseStory;
  readonly at: CasePlace;
  readonly reference: Reference;
  readonly promised: ClockFacts;
  readonly statutory: ClockFacts;
  /** Unit of the promised term, of the statutory one where nothing was promised. */
  readonly basis: ClockFacts['basis'];
  readonly isClosed: boolean;
};

/** Judges a case by its events and the reference data of its data set. */
export function judgeCase(known: SubjectEvents, reference: Reference): JudgedCase {
  const story = caseStory(known);
  const at = casePlace(story, reference);
  const promised = caseClock(story, at, 'promised');
  const statutory = caseClock(story, at, 'statutory');
  return {
    story,
    at,
    reference,
    promised,
    statutory,
    basis: promised.basis === '' ? statutory.basis : promised.basis,
    isClosed: story.ended?.type === 'case.decided.v1',
  };
}

/** Whether events of a subject make a case; ratings alone do when they rate a node of one. */
export const isCase = ({ events }: SubjectEvents): boolean =>
  events.some(
    ({ type, data }) =>
      /^(case|stage|delivery)\./.test(type) ||
      (type.startsWith('rating.') && ['1', '2', '3'].includes(textOf(data, 'node'))),
  );

/** The finished row of a case (case_facts_v1), `asOf` being what its events were cut at. */
export function caseFacts(known: SubjectEvents, reference: Reference, asOf: string): FactRow {
  const judged = judgeCase(known, reference);
  return {
    ...rowHead(known, reference, asOf),
    ...whoAndWhat(judged),
    ...howItStands(judged),
    ...whenItHappened(judged),
    ...howItWasTakenIn(judged.story),
    ...clockColumns(judged),
    ...visitFacts(judged),
    ...goalFacts(judged),
    ...stageFacts(judged),
    ...suspensionFacts(judged),
    ...commitmentFacts(judged),
    ...deliveryFacts(judged),
    ...caseNodes(judged),
    ...delayFacts(judged),
  };
}

function whoAndWhat({ story, at }: JudgedCase): FactRow {
  const { known, submitted, accepted, ended, item } = story;
  const filed = submitted?.data;
  const transferred = known.of('case.transferred.v1').at(-1);
  const itemOrg = textOf(item, 'org');
  const acceptanceOfficer = textOf(accepted?.data, 'officer');
  return {
    region: at.region,
    zone: at.zone,
    item: accepted === undefined ? textOf(filed, 'itemCode') : textOf(item, 'code'),
    item_kind: textOf(item, 'kind'),
    family: textOf(item, 'family'),
    theme: textOf(item, 'theme'),
    project_class: textOf(filed, 'projectClass'),
    bundle_theme: textOf(filed, 'bundleTheme'),
    bundle_id: textOf(filed, 'bundleId'),
    bundle_size: numberOf(filed, 'bundleSize') ?? 0,
    org:
      transferred === undefined
        ? itemOrg === ''
          ? textOf(filed, 'org')
          : itemOrg
        : textOf(transferred.data, 'toOrg'),
    channel: textOf(filed, 'channel'),
    filed_by: textOf(filed, 'filedBy'),
    agent_level: textOf(filed, 'agentLevel'),
    hall: textOf(filed, 'hall'),
    window: textOf(filed, 'window'),
    officer: ended?.type === 'case.decided.v1' ? textOf(ended.data, 'officer') : acceptanceOfficer,
    acceptance_officer: acceptanceOfficer,
    is_integrated: flag(isSet(filed, 'integratedWindow')),
  };
}

function howItStands({ story, isClosed }: JudgedCase): FactRow {
  const { submitted, accepted, ended, reopenings, contradictions } = story;
  const [isFiled, isAccepted, isEnded] = [submitted, accepted, ended].map((event) => event !== undefined);
  return {
    is_filed: flag(isFiled === true),
    is_accepted: flag(isAccepted === true),
    is_closed: flag(isClosed),
    is_open: flag(isAccepted === true && isEnded === false),
    is_pending: flag(isFiled === true && isAccepted === false && isEnded === false),
    is_ended: flag(isEnded === true),
    end_type: /^case\.([a-z_]+)\./.exec(ended?.type ?? '')?.[1] ?? '',
    outcome: textOf(ended?.data, 'outcome'),
    reopenings,
    contradictions,
  };
}

function whenItHappened({ story, at, isClosed }: JudgedCase): FactRow {
  const { submitted, accepted, ended } = story;
  const [submittedDay, acceptedDay, endedDay] = [submitted, accepted, ended].map((event) =>
    event === undefined ? undefined : at.dayOf(event.timeMs),
  );
  return {
    submitted_at: submitted?.timeMs ?? null,
    accepted_at: accepted?.timeMs ?? null,
    ended_at: ended?.timeMs ?? null,
    submitted_date: dateText(submittedDay),
    accepted_date: dateText(acceptedDay),
    ended_date: dateText(endedDay),
    span_days: submittedDay === undefined || endedDay === undefined ? 0 : endedDay - submittedDay,
    is_same_day: flag(isClosed && acceptedDay !== undefined && acceptedDay === endedDay),
  };
}

const howItWasTakenIn = ({ known, accepted }: CaseStory): FactRow => ({
  corrections: known.of('case.correction_requested.v1').length,
  is_deemed: flag(isSet(accepted?.data, 'deemed')),
  is_tolerant: flag(isSet(accepted?.data, 'tolerance')),
  is_committed: flag(isSet(accepted?.data, 'committed')),
});

function clockColumns(judged: JudgedCase): FactRow {
  const { story, at, promised, statutory, basis } = judged;
  const promisedVerdict = judgedClock(story, at, promised, 'promised', basis);
  const statutoryVerdict = judgedClock(story, at, statutory, 'statutory', statutory.basis);
  const endedDay = story.ended === undefined ? null : at.dayOf(story.ended.timeMs);
  return {
    basis,
    promised_basis: promised.basis,
    statutory_basis: statutory.basis,
    promised_amount: promised.amount,
    statutory_amount: statutory.amount,
    elapsed_promised: promised.elapsed,
    elapsed_statutory: statutory.elapsed,
    removed_promised: promised.removed,
    removed_statutory: statutory.removed,
    due_date: dateText(promised.dueDay),
    statutory_due_date: dateText(statutory.dueDay),
    cohort_date: dateText(promised.isStopped ? endedDay : promised.dueDay),
    promised_due_from: instant(promised.dueFromMs),
    promised_late_from: instant(promised.lateFromMs),
    statutory_late_from: instant(statutory.lateFromMs),
    promised_on_time: flag(promised.isOnTime),
    statutory_on_time: flag(statutory.isOnTime),
    promised_provisional: flag(promised.isProvisional),
    statutory_provisional: flag(statutory.isProvisional),
    judged_promised_on_time: flag(promisedVerdict.isOnTime),
    judged_statutory_on_time: flag(statutoryVerdict.isOnTime),
    judged_elapsed_promised: promisedVerdict.elapsed,
    judged_elapsed_statutory: statutoryVerdict.elapsed,
    judged_cohort_date: dateText(promisedVerdict.cohortDay),
  };
}
