import type { ClockAnswer } from '@haoban/sla-clock/case-line';
import { explainTimed } from '@haoban/sla-clock/explain';
import type { TimedExtension } from '@haoban/sla-clock/grant-extensions';
import { daySpans, judgeTimed, type TimedClock } from '@haoban/sla-clock/timed-clock';
import { dayZero, standstillsOf } from './facts/case-clocks.ts';
import type { CasePlace } from './facts/case-place.ts';
import type { CaseStory } from './facts/case-story.ts';
import { numberOf, recordOf, textOf, textsOf } from './facts/read-data.ts';
import { basisOf, clockUnit, type ClockName } from './facts/term-basis.ts';

const clockExtensions = ({ extensions }: CaseStory, name: ClockName): TimedExtension[] =>
  extensions
    .filter(({ data }) => textsOf(data, 'clocks').includes(name))
    .map(({ timeMs, data }, index) => {
      const kind = textOf(data, 'kind');
      const known = kind === 'A' || kind === 'B' ? kind : undefined;
      return { approvedMs: timeMs, days: numberOf(data, 'days') ?? 0, kind: known, index };
    });

/**
 * One clock of an accepted case as the clock library tells it, day by day, to its end or (open) to `asOfMs`;
 * undefined before the acceptance, without such a term, and where an import said only a due instant.
 */
export function clockDays(
  story: CaseStory,
  at: CasePlace,
  name: ClockName,
  asOfMs: number,
): ClockAnswer | undefined {
  const { accepted, ended, item } = story;
  const term = recordOf(item, name);
  const day0 = dayZero(story, at);
  if (accepted === undefined || term === undefined || day0 === undefined) return undefined;
  if (basisOf(term) === '' || basisOf(term) === 'natural') return undefined;
  const suspensions = standstillsOf(story, name);
  const clock: TimedClock = {
    startMs: accepted.timeMs,
    day0,
    term: { unit: clockUnit(textOf(term, 'unit')), n: numberOf(term, 'n') ?? 0 },
    suspensions,
    removed: daySpans(suspensions, at.zone),
    extensions: clockExtensions(story, name),
    decidedMs: ended?.timeMs,
    asOfMs: Math.max(asOfMs, accepted.timeMs),
    closeOfBusiness: false,
  };
  const named = story.suspensions
    .filter(({ stops }) => stops.includes(name))
    .map(({ startMs, endMs, start }) => ({
      after: startMs,
      upTo: Math.max(startMs, endMs),
      reason: textOf(start.data, 'reason'),
    }));
  return { ...judgeTimed(at.office, clock), days: explainTimed(at.office, clock, named) };
}
