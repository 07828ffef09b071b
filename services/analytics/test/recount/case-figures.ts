import { closedDay, isOpen, type CaseFact } from './case-facts.ts';
import { counted, over, share, type Mark, type Recipe } from './mark.ts';

const cases = over(({ cases: all }) => all);
type OfCase = (fact: CaseFact) => Mark | undefined;

const onFiled =
  (mark: (fact: CaseFact, day: number) => Mark | undefined): OfCase =>
  (fact) =>
    fact.filedMs === undefined ? undefined : mark(fact, fact.dayOf(fact.filedMs));
const onAccepted =
  (mark: (fact: CaseFact, day: number) => Mark | undefined): OfCase =>
  (fact) =>
    fact.acceptedMs === undefined ? undefined : mark(fact, fact.dayOf(fact.acceptedMs));
const onClosed =
  (mark: (fact: CaseFact, day: number) => Mark | undefined): OfCase =>
  (fact) => {
    const day = closedDay(fact);
    return day === undefined ? undefined : mark(fact, day);
  };

const isPending = ({ filedMs, acceptedMs, end }: CaseFact): boolean =>
  filedMs !== undefined && acceptedMs === undefined && end === undefined;

/** Of the cases filed, those that ended so; who could still end so is immature. */
const endedSo = (type: string, canStill: (fact: CaseFact) => boolean): Recipe =>
  cases(
    'ratio',
    onFiled((fact, day) => ({ ...share(day, fact.end?.type === type), immature: canStill(fact) })),
  );

const said = ({ history }: CaseFact, type: 'case.submitted.v1' | 'case.accepted.v1') =>
  history.findLast((event) => event.type === type)?.data ?? {};

const filedSo = (qualifies: (submitted: Record<string, unknown>) => boolean): Recipe =>
  cases(
    'ratio',
    onFiled((fact, day) => share(day, qualifies(said(fact, 'case.submitted.v1')))),
  );

const acceptedWith = (flag: 'tolerance' | 'committed'): Recipe =>
  cases(
    'ratio',
    onAccepted((fact, day) => share(day, said(fact, 'case.accepted.v1')[flag] === true)),
  );

/** Volume and intake, but for commitments. */
export const intakeFigures: Readonly<Record<string, Recipe>> = {
  cases_filed: cases(
    'count',
    onFiled((_, day) => counted(day)),
  ),
  cases_accepted: cases(
    'count',
    onAccepted((_, day) => counted(day)),
  ),
  cases_closed: cases(
    'count',
    onClosed((_, day) => counted(day)),
  ),
  cases_pending: cases('count', (fact) => (isPending(fact) ? counted(null) : undefined)),
  cases_open: cases('count', (fact) => (isOpen(fact) ? counted(null) : undefined)),
  cases_open_overdue: cases('count', (fact) =>
    isOpen(fact) && fact.promised?.past === true ? counted(null) : undefined,
  ),
  reopened_cases: cases(
    'count',
    onClosed(({ reopenings }, day) => (reopenings > 0 ? counted(day) : undefined)),
  ),
  contradictions: cases(
    'count',
    onClosed(({ contradictions }, day) => (contradictions > 0 ? counted(day) : undefined)),
  ),
  first_pass_rate: cases(
    'ratio',
    onAccepted((fact, day) =>
      share(day, fact.corrections === 0 && said(fact, 'case.accepted.v1')['deemed'] !== true),
    ),
  ),
  refusal_rate: endedSo('refused', isPending),
  withdrawal_rate: endedSo('withdrawn', ({ end }) => end === undefined),
  abandon_rate: endedSo('abandoned', isPending),
  online_filing_rate: filedSo(({ channel }) => channel === 'portal' || channel === 'app'),
  agent_filing_rate: filedSo(({ filedBy }) => filedBy === 'agent'),
  integrated_window_rate: cases(
    'ratio',
    onFiled((fact, day) => {
      const { channel, integratedWindow } = said(fact, 'case.submitted.v1');
      return channel === 'window' ? share(day, integratedWindow === true) : undefined;
    }),
  ),
  tolerance_rate: acceptedWith('tolerance'),
  commitment_rate: acceptedWith('committed'),
};

/** Whether visits can still come: nothing is delivered of what was not denied. */
const isUndelivered = ({ delivered, end }: CaseFact): boolean =>
  delivered === undefined && end?.outcome !== 'denied';

const onVisits = (sums: (fact: CaseFact) => readonly [number, number]): OfCase =>
  onClosed((fact, day) => ({ day, sums: sums(fact), immature: isUndelivered(fact) }));

const visitShare = (qualifies: (fact: CaseFact) => boolean): OfCase =>
  onVisits((fact) => [qualifies(fact) ? 1 : 0, 1]);

const isOnline = ({ dims: { channel }, meetings, delivered }: CaseFact): boolean =>
  (channel === 'portal' || channel === 'app') &&
  meetings === 0 &&
  (delivered === 'e_licence' || delivered === 'courier');

const topItems = 20;

/** The no-visit figures of cases, and the span from door to decision. */
export const visitFigures: Readonly<Record<string, Recipe>> = {
  no_visit_cases_strict: cases(
    'ratio',
    visitShare(({ meetings }) => meetings === 0),
  ),
  no_visit_cases_inclusive: cases(
    'ratio',
    visitShare(({ meetings }) => meetings <= 1),
  ),
  no_visit_top20: cases(
    'ratio',
    visitShare(({ meetings }) => meetings === 0),
    {
      narrow: (placed) => {
        const counts = [...Map.groupBy(placed, ({ dims: { item = '' } }) => item)].toSorted(
          ([one, of], [other, ofOther]) => ofOther.length - of.length || (one < other ? -1 : 1),
        );
        return counts.slice(0, topItems).flatMap(([, of]) => of);
      },
    },
  ),
  visits_mean: cases(
    'ratio',
    onVisits(({ meetings }) => [meetings, 1]),
  ),
  full_online_rate: cases('ratio', visitShare(isOnline)),
  visit_promise_gap: cases(
    'ratio',
    visitShare(({ meetings, declared }) => meetings > (declared ?? 0)),
  ),
};
