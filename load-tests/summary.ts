import type { World } from './hall-client.ts';

/** What k6 hands over at the end, as far as it is kept. */
export type SummaryData = {
  readonly state: { readonly testRunDurationMs: number };
  readonly metrics: Readonly<
    Record<
      string,
      {
        readonly values: Readonly<Record<string, number>>;
        readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
      }
    >
  >;
};

const line = (name: string, values: Readonly<Record<string, number>>): string => {
  const said = Object.entries(values).map(([key, value]) => `${key} ${Number(value.toFixed(2))}`);
  return `  ${name.padEnd(20)} ${said.join(' · ')}`;
};

const shown = ['checks', 'iterations', 'http_reqs', 'http_req_failed', 'http_req_duration', 'heard_after'];

/** The run in a JSON file, and in a few lines for people; a threshold that did not hold is named. */
export function summaryOf(
  { run, target }: World,
  { metrics, state }: SummaryData,
  file: string,
): Record<string, string> {
  const missed = Object.entries(metrics).flatMap(([name, { thresholds = {} }]) =>
    Object.entries(thresholds).flatMap(([rule, { ok }]) => (ok ? [] : [`${name} ${rule}`])),
  );
  const lines = shown.flatMap((name) =>
    metrics[name] === undefined ? [] : [line(name, metrics[name].values)],
  );
  const verdict = missed.length === 0 ? 'Every threshold held.' : `Not held: ${missed.join('; ')}.`;
  const result = { run, target, durationMs: state.testRunDurationMs, missed, metrics };
  return {
    [file]: `${JSON.stringify(result, null, 2)}\n`,
    stdout: `\n${lines.join('\n')}\n  ${verdict}\n`,
  };
}
