/** A failure whose message names its cure: shown without a stack. */
export class Cure extends Error {}

/** One line of progress, on stderr, so that `exec` leaves stdout to the command it runs. */
export function say(line) {
  process.stderr.write(`haoban: ${line}\n`);
}
