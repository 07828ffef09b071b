import { rounded } from '@haoban/indicators/arithmetic';
import { formatDate, localDay, parseDate, startOfDay } from '@haoban/sla-clock/local-date';
import { calibrate, type Calibration } from '../core/calibration.ts';
import { dayTable } from '../core/day-table.ts';
import { forecaster, priorCases, type Cell, type CellHistory, type Forecast } from '../core/forecast.ts';
import { byUrgency, cellsOfPage, type ForecastCell } from '../core/forecast-page.ts';
import type { ForecastScope } from '../db/forecast-rows.ts';
import type { Deps } from './deps.ts';

/** Which open cases to forecast, and which part of the list. */
export type ForecastQuestion = {
  readonly dataset: string;
  readonly asOfMs: number;
  readonly basis: 'wd' | 'nd' | 'natural';
  readonly region?: string;
  readonly item?: string;
  readonly org?: string;
  readonly limit: number;
  readonly offset: number;
};

const historyDays = 365;
const settleDays = 60;
const dayMs = 86_400_000;

/** The last first of a month that lies long enough ago for most outcomes to be known: one past a month is kept. */
const backtestDate = (day: number): string => `${formatDate(day - settleDays).slice(0, 7)}-01`;

const noHistory = (): Forecast => ({ probability: 0, cases: 0 });

/** How many mornings of cases a history tells of. */
const morningsIn = (history: readonly CellHistory[]): number =>
  history.reduce((sum, { cases }) => sum + cases, 0);

async function calibrationOf(
  deps: Deps,
  scope: ForecastScope,
  zone: string,
): Promise<Calibration & { asOf: string }> {
  const date = backtestDate(localDay(scope.asOfMs, zone));
  const asOfMs = startOfDay(parseDate(date), zone);
  const earlier = { ...scope, asOfMs, date };
  const [history, outcomes] = await Promise.all([
    deps.forecasts.history(earlier, asOfMs - historyDays * dayMs),
    deps.forecasts.outcomes(earlier, scope.asOfMs),
  ]);
  const forecastOf = forecaster(history);
  const told = forecastOf === undefined ? calibrate([], noHistory) : calibrate(outcomes, forecastOf);
  return { asOf: new Date(asOfMs).toISOString(), ...told };
}

async function listed(
  deps: Deps,
  scope: ForecastScope,
  cells: readonly ForecastCell[],
  { limit, offset }: ForecastQuestion,
) {
  const page = cellsOfPage(cells, limit, offset);
  if (page.cells.length === 0) return [];
  const keyOf = ({ item, family, remaining, stagesDone }: Cell): string =>
    JSON.stringify([item, family, remaining, stagesDone]);
  const byCell = Map.groupBy(await deps.forecasts.openCases(scope, page.cells), keyOf);
  return page.cells
    .flatMap((cell) =>
      (byCell.get(keyOf(cell)) ?? []).map((one) => ({
        ...one,
        probability: cell.probability,
        sample: cell.cases,
      })),
    )
    .slice(page.skip, page.skip + limit);
}

/** Forecasts for the open cases of a question, with how good forecasts of the kind were. */
export async function forecastBreaches(deps: Deps, question: ForecastQuestion) {
  const { dataset, asOfMs, basis, region, item, org } = question;
  const zone = await deps.answers.zoneOf(dataset);
  const day = localDay(asOfMs, zone);
  const office = (await deps.reference.of(dataset)).officeOf('cn', zone, '*');
  const days = dayTable(basis === 'wd' ? office.calendar : undefined, day);
  const scope: ForecastScope = { dataset, asOfMs, date: formatDate(day), basis, days, region, item, org };
  const [history, open, apart, calibration] = await Promise.all([
    deps.forecasts.history(scope, asOfMs - historyDays * dayMs),
    deps.forecasts.openCells(scope),
    deps.forecasts.notForecast(scope),
    calibrationOf(deps, scope, zone),
  ]);
  const forecastOf = forecaster(history);
  const cells = (forecastOf === undefined ? [] : open)
    .map((cell): ForecastCell => ({ ...cell, ...(forecastOf ?? noHistory)(cell) }))
    .toSorted(byUrgency);
  const total = cells.reduce((sum, cell) => sum + cell.open, 0);
  const expected = cells.reduce((sum, cell) => sum + cell.open * cell.probability, 0);
  return {
    dataset,
    asOf: new Date(asOfMs).toISOString(),
    basis,
    ...(region === undefined ? {} : { region }),
    method: { historyDays, priorCases, mornings: morningsIn(history) },
    total,
    expected: forecastOf === undefined ? null : rounded(expected),
    ...apart,
    cases: await listed(deps, scope, cells, question),
    calibration,
  };
}
