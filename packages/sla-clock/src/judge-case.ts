import { acceptanceOf, type CaseStart } from './acceptance.ts';
import { answerClock, type World } from './answer-clock.ts';
import type { CaseAnswer, ClockAnswer } from './case-line.ts';
import { stageStandstills } from './case-spans.ts';
import { caseClocks, type CaseClock } from './case-words.ts';
import type { NamedSpan } from './explain.ts';
import { grantExtensions } from './grant-extensions.ts';
import { judgeStages } from './judge-stages.ts';
import { formatDate, localDay } from './local-date.ts';
import { workingMinutes } from './office-hours.ts';
import { readCaseLine } from './read-case-line.ts';
import { FieldError, within } from './read-field.ts';
import { printReview, type ReviewDays } from './review.ts';
import { termAmount, type Term } from './term.ts';
import type { DaySpan } from './suspensions.ts';
import type { TimedCase } from './timed-case.ts';
import { daySpans } from './timed-clock.ts';

const noSpans: readonly NamedSpan[] = [];

/** 行政许可法 art. 44: a licence is handed over within ten working days of the decision. */
const deliveryTerm: Term = { unit: 'WD', n: 10 };

/** The limits of a bad rating, all from its dispatch; rectifying is simple or complex. */
const rectificationDays = { sign: 1, verify: 1, simple: 5, complex: 15 } as const;

/**
 * Judges a case line (parsed JSON, a `CaseLine`) as `haoban clock` does; throws a RangeError that names the field for
 * a malformed one.
 */
export function judgeCaseLine(line: unknown, world: World): CaseAnswer {
  const given = readCaseLine(line);
  const place = given.hours === undefined ? world : { ...world, hours: given.hours };
  const asOfMs = given.asOfMs ?? world.nowMs;
  const { start, review } = acceptanceOf(place, given, asOfMs);
  const { statutory, promised, stages, decidedMs } = given;
  if (start === undefined && decidedMs !== undefined) {
    throw new FieldError('acceptedAt', 'is missing: a case is decided once it is accepted');
  }
  const run = { place, given, asOfMs, start, stopped: stoppedClocks(place, given) };
  const answer = firstAnswer(run);
  if (statutory !== undefined) answer.statutory = clockOf(run, 'statutory', statutory);
  if (promised !== undefined) answer.promised = clockOf(run, 'promised', promised);
  if (stages.length > 0) answer.stages = judgeStages(place, stages, decidedMs ?? asOfMs);
  addLaterClocks(answer, run);
  return place.explain ? { ...answer, ...explained(place, review) } : answer;
}

type Run = {
  readonly place: World;
  readonly given: TimedCase;
  readonly asOfMs: number;
  readonly start: CaseStart | undefined;
  readonly stopped: Readonly<Record<CaseClock, Stopped>>;
};

/** When a clock stands still: between instants, with reasons, and the days that removes. */
type Stopped = { readonly spans: readonly NamedSpan[]; readonly removed: readonly DaySpan[] };

function firstAnswer(run: Run): CaseAnswer {
  const { given, start } = run;
  const day0 = start === undefined ? null : formatDate(start.day0);
  const workingMinutes = minutesOf(run);
  if (start?.deemed === true) return { id: given.id, day0, deemed: true, workingMinutes };
  return { id: given.id, day0, workingMinutes };
}

function explained({ calendar, zone }: World, review: ReviewDays | undefined): Partial<CaseAnswer> {
  const { id, version, coverage } = calendar;
  const dates = { from: formatDate(coverage.from), to: formatDate(coverage.to) };
  return {
    ...(review === undefined ? {} : { review: printReview(calendar, zone, review) }),
    calendar: { calendarId: id, version, coverage: dates },
  };
}

function addLaterClocks(answer: CaseAnswer, { place, given, asOfMs }: Run): void {
  const { grantedMs, dispatchedMs } = given;
  if (grantedMs !== undefined) {
    answer.delivery = within('grantedAt', () => clockFrom(place, grantedMs, deliveryTerm, asOfMs));
  }
  if (dispatchedMs === undefined) return;
  const from = (n: number): ClockAnswer =>
    within('dispatchedAt', () => clockFrom(place, dispatchedMs, { unit: 'WD', n }, asOfMs));
  const { sign, verify, simple, complex } = rectificationDays;
  answer.rectification = {
    sign: from(sign),
    verify: from(verify),
    simple: from(simple),
    complex: from(complex),
  };
}

// A clock of its own from an instant on, that nothing stops or ends in a line.
function clockFrom(place: World, startMs: number, term: Term, asOfMs: number): ClockAnswer {
  const clock = {
    startMs,
    day0: localDay(startMs, place.zone),
    term,
    suspensions: noSpans,
    removed: noSpans,
    extensions: [],
    decidedMs: undefined,
    asOfMs,
    closeOfBusiness: false,
  };
  return answerClock(place, clock, noSpans);
}

function clockOf({ place, given, asOfMs, start, stopped }: Run, name: CaseClock, term: Term): ClockAnswer {
  if (start === undefined) return notStarted(term, extensionsOf(given, name));
  const { spans, removed } = stopped[name];
  const clock = {
    startMs: start.startMs,
    day0: start.day0,
    term,
    suspensions: spans,
    removed,
    extensions: extensionsOf(given, name),
    decidedMs: given.decidedMs,
    asOfMs,
    closeOfBusiness: false,
  };
  return within(name, () => answerClock(place, clock, spans));
}

function extensionsOf({ extensions }: TimedCase, name: CaseClock): TimedCase['extensions'] {
  return extensions.length === 0 ? extensions : extensions.filter(({ clocks }) => clocks.includes(name));
}

// Without a due date every extension is in time (rule 6).
function notStarted(term: Term, extensions: TimedCase['extensions']): ClockAnswer {
  const { amount, refused } = grantExtensions(extensions, termAmount(term), () => true);
  return {
    due: null,
    remaining: term.unit === 'WH' ? null : amount,
    elapsedDays: 0,
    removedDays: 0,
    onTime: null,
    provisional: false,
    refusedExtensions: refused,
  };
}

function minutesOf({ place, given, asOfMs, start, stopped }: Run): number {
  if (start === undefined) return 0;
  const { spans } = stopped[given.promised === undefined ? 'statutory' : 'promised'];
  return workingMinutes(place, start.startMs, given.decidedMs ?? asOfMs, spans);
}

const neverStopped = { spans: noSpans, removed: noSpans };

function stoppedClocks(place: World, { suspensions, stages }: TimedCase): Run['stopped'] {
  if (suspensions.length === 0 && stages.length === 0) {
    return { statutory: neverStopped, promised: neverStopped };
  }
  const stopped = (name: CaseClock): Stopped => {
    const ofCase = suspensions.filter(({ stops }) => stops.includes(name));
    const spans =
      stages.length === 0 ? ofCase : [...ofCase, ...stageStandstills(stages, name, place.explain)];
    return { spans, removed: daySpans(spans, place.zone) };
  };
  const statutory = stopped('statutory');
  const alike =
    stages.length === 0 && suspensions.every(({ stops }) => caseClocks.every((name) => stops.includes(name)));
  return { statutory, promised: alike ? statutory : stopped('promised') };
}
