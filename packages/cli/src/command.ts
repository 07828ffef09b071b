/** Exit codes: done, the answer is negative, wrong use. */
export type ExitCode = 0 | 1 | 2;

/** Where a command writes; `isTTY` says whether a person watches. */
export type Output = { write(text: string): unknown; readonly isTTY?: boolean };
export type Io = { readonly stdout: Output; readonly stderr: Output };

/** One subcommand of `haoban`: what it is for, its help, and the work; it reads its own arguments. */
export type Command = {
  readonly summary: string;
  readonly run: (args: string[], io: Io) => Promise<ExitCode>;
};

/** Thrown for wrong use; its message is a sentence that says what to do, and the exit code is 2. */
export class WrongUse extends Error {}

/** Thrown when the suite answers no or not at all; the exit code is 1. */
export class Failed extends Error {}
