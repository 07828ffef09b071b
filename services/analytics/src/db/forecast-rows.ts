import type { CellOutcome } from '../core/calibration.ts';
import { instantText } from '../core/facts/fact-values.ts';
import type { Cell, CellHistory } from '../core/forecast.ts';
import type { DayTable } from '../core/day-table.ts';
import type { Warehouse } from './clickhouse.ts';
import type { Pasts } from './pasts.ts';

/** Which cases, as of which instant, with which days counted; `date` is the local date of the instant. */
export type ForecastScope = {
  readonly dataset: string;
  readonly asOfMs: number;
  readonly date: string;
  readonly basis: string;
  readonly days: DayTable;
  readonly region?: string | undefined;
  readonly item?: string | undefined;
  readonly org?: string | undefined;
};

/** An open case as a forecast lists it. */
export type OpenCase = Cell & {
  readonly caseId: string;
  readonly region: string;
  readonly org: string;
  readonly due: string;
};

/** How many open cases stand in a cell. */
export type OpenCell = Cell & { readonly open: number };

/** What is open and can't be forecast: late already, and with a clock that stands still. */
export type NotForecast = { readonly overdue: number; readonly standing: number };

const mostDays = 60;
const cell = 'item, family, remaining, stagesDone';

const cases = "cases_v1(dataset = {dataset:String}, as_of = {as_of:DateTime64(3, 'UTC')})";
const count = (date: string): string =>
  `days[greatest(1, least(length(days), dateDiff('day', {days_from:Date32}, assumeNotNull(${date})) + 1))]`;
// The morning on which so many days were left; a lambda that captured the table instead would copy it for each row.
const morning =
  'addDays({days_from:Date32}, counted[greatest(1, least(length(counted), due - remaining + 1))])';
const done = 'toUInt8(least(9, arrayCount(day -> ifNull(day < morning, 0), completed)))';

const places = `startsWith(region, {region:String}) and ({item:String} = '' or item = {item:String}) and ({org:String} = '' or org = {org:String})`;
const open = `
select subject, region, org, item, family, toString(due_date) as due_text, least(${mostDays}, left_now) as remaining, ${done} as stagesDone
from (
  select subject, region, org, item, family, due_date, \`stages.completed_date\` as completed,
    ${count('due_date')} as due, due - ${count('{date:Date32}')} as left_now, left_now as remaining, ${morning} as morning
  from ${cases}
  where is_open and not is_overdue and isNotNull(due_date) and promised_basis = {basis:String} and ${places}
)`;
const withDays = 'with {days:Array(Int32)} as days, {counted:Array(Int32)} as counted';

/** Cases whose promise fell due in the time before, once for each morning on which they were open. */
const history = `${withDays}
select ${cell}, toUInt32(count()) as cases, toUInt32(sum(is_missed)) as missed
from (
  select item, family, is_missed, completed, remaining, ${morning} as morning, ${done} as stagesDone
  from (
    select item, family, \`stages.completed_date\` as completed, ${count('due_date')} as due,
      isNull(ended_at) or assumeNotNull(ended_at) >= promised_late_from as is_missed,
      due - ${count('accepted_date')} as left_at_start,
      if(is_missed, 0, greatest(0, due - ${count('ended_date')})) as left_at_end,
      arrayJoin(range(toUInt16(left_at_end), toUInt16(greatest(0, least(left_at_start, ${mostDays}) + 1)))) as remaining
    from ${cases}
    where is_accepted and isNotNull(due_date) and promised_basis = {basis:String}
      and promised_late_from <= {as_of:DateTime64(3, 'UTC')} and promised_late_from > {since:DateTime64(3, 'UTC')}
  )
)
group by ${cell}`;

const outcomes = `${withDays}
select ${cell}, toUInt32(countIf(became = 'missed')) as missed, toUInt32(countIf(became = 'kept')) as kept, toUInt32(countIf(became not in ('missed', 'kept'))) as unsettled
from (
  select subject, multiIf(isNotNull(ended_at), if(assumeNotNull(ended_at) >= promised_late_from, 'missed', 'kept'), is_overdue, 'missed', 'open') as became
  from cases_v1(dataset = {dataset:String}, as_of = {later:DateTime64(3, 'UTC')})
) as later
inner join (select subject, ${cell} from (${open})) as stood using subject
group by ${cell} order by ${cell}`;

const paramsOf = ({
  dataset,
  asOfMs,
  date,
  basis,
  days,
  region = '',
  item = '',
  org = '',
}: ForecastScope) => ({
  dataset,
  date,
  basis,
  region,
  item,
  org,
  as_of: instantText(asOfMs),
  days: days.upTo,
  days_from: days.from,
  counted: days.counted,
});

/** Reads what forecasts are made of and compared with, in counts of cases. */
export function createForecastRows({ client }: Pick<Warehouse, 'client'>, pasts: Pick<Pasts, 'ensure'>) {
  const ask = async <Row>(
    query: string,
    scope: ForecastScope,
    more: Record<string, unknown> = {},
  ): Promise<Row[]> => {
    await pasts.ensure(scope.dataset, scope.asOfMs);
    const params = { ...paramsOf(scope), ...more };
    const answer = await client.query({ query, query_params: params, format: 'JSONEachRow' });
    return answer.json<Row>();
  };

  return {
    /** What became of the cases that fell due between two instants. */
    history: (scope: ForecastScope, sinceMs: number): Promise<CellHistory[]> =>
      ask(history, scope, { since: instantText(sinceMs) }),
    /** What is open, by cell. */
    openCells: (scope: ForecastScope): Promise<OpenCell[]> =>
      ask(
        `${withDays} select ${cell}, toUInt32(count()) as open from (${open}) group by ${cell} order by ${cell}`,
        scope,
      ),
    /** The open cases of some cells, by cell and number. */
    openCases: (scope: ForecastScope, cells: readonly Cell[]): Promise<OpenCase[]> =>
      ask(
        `${withDays} select subject as caseId, region, org, ${cell}, due_text as due from (${open})
        where has(arrayZip({items:Array(String)}, {families:Array(String)}, {left:Array(Int32)}, {done:Array(UInt8)}),
          (toString(item), toString(family), toInt32(remaining), stagesDone)) order by ${cell}, subject`,
        scope,
        {
          items: cells.map(({ item }) => item),
          families: cells.map(({ family }) => family),
          left: cells.map(({ remaining }) => remaining),
          done: cells.map(({ stagesDone }) => stagesDone),
        },
      ),
    /** What became by a later instant of the cases that were open at the scope's. */
    outcomes: async (scope: ForecastScope, laterMs: number): Promise<CellOutcome[]> => {
      await pasts.ensure(scope.dataset, laterMs);
      return ask(outcomes, scope, { later: instantText(laterMs) });
    },
    /** How many open cases no forecast is made for. */
    notForecast: async (scope: ForecastScope): Promise<NotForecast> => {
      const [row] = await ask<NotForecast>(
        `select toUInt32(countIf(is_overdue)) as overdue, toUInt32(countIf(not is_overdue and isNull(due_date))) as standing
        from ${cases} where is_open and promised_basis = {basis:String} and ${places}`,
        scope,
      );
      return row ?? { overdue: 0, standing: 0 };
    },
  };
}
export type ForecastRows = ReturnType<typeof createForecastRows>;
