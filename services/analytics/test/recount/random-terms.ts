import { askedHours, hourOf, type Draw } from './draw.ts';

/** A term of a case, or none. */
function drawTerm(draw: Draw, accepted: number): Record<string, unknown> | undefined {
  const { oneOf, whole, chance } = draw;
  // Many fall due within hours of the next moment that is asked about.
  const next = askedHours.find((hour) => hour > accepted) ?? accepted;
  const dueHour = chance(25) ? accepted + whole(-20, 400) : next + whole(-3, 9);
  const due = { due: hourOf(dueHour), onTime: oneOf('date', 'instant') };
  const workdays = { unit: 'WD', n: whole(0, 12) };
  return oneOf<Record<string, unknown> | undefined>(
    undefined,
    workdays,
    workdays,
    workdays,
    workdays,
    workdays,
    { unit: 'ND', n: whole(0, 15) },
    { unit: 'IMMEDIATE' },
    { unit: 'WH', n: whole(0, 400) / 4 },
    due,
  );
}

/** Both terms of a case as its snapshot has them. */
export function drawTerms(draw: Draw, accepted: number): Record<string, Record<string, unknown>> {
  const [promised, statutory] = [drawTerm(draw, accepted), drawTerm(draw, accepted)];
  return {
    ...(promised === undefined ? {} : { promised }),
    ...(statutory === undefined ? {} : { statutory }),
  };
}

const isInDays = (term: Record<string, unknown> | undefined): boolean =>
  term !== undefined && term['unit'] !== 'WH' && term['due'] === undefined;

/** What a decision says of the clocks in days, true or not. */
export function drawJudgement(
  { chance, whole, oneOf }: Draw,
  decided: number,
  terms: Record<string, Record<string, unknown>>,
): Record<string, unknown> {
  if (chance(50)) return {};
  const verdict = () => ({
    due: chance(10) ? null : hourOf(decided + whole(-200, 200)).slice(0, 10),
    elapsedDays: whole(0, 20),
    onTime: oneOf(true, false),
  });
  const judged = ['promised', 'statutory'].filter((clock) => isInDays(terms[clock]) && chance(80));
  return { judgement: Object.fromEntries(judged.map((clock) => [clock, verdict()])) };
}
