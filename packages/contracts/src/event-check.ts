import { Compile } from 'typebox/compile';
import { Envelope } from './envelope.ts';
import { eventSchemas, isEventType } from './events/catalogue.ts';

type Checker = ReturnType<typeof Compile>;
const envelopeChecker = Compile(Envelope);
const dataCheckers = new Map<string, Checker>();

const dataChecker = (type: string): Checker | undefined => {
  if (!isEventType(type)) return undefined;
  const known = dataCheckers.get(type) ?? Compile(eventSchemas[type]);
  dataCheckers.set(type, known);
  return known;
};

const firstError = (
  checker: { Errors(value: unknown): Iterable<{ instancePath: string; message: string }> },
  value: unknown,
) => {
  for (const error of checker.Errors(value)) return `${error.instancePath || '/'} ${error.message}`;
  return 'is not valid';
};

/** The event when the value is one of ours, or one sentence saying what is wrong with it; unknown keys are kept. */
export function checkEvent(value: unknown): { event: Envelope } | { error: string } {
  if (!envelopeChecker.Check(value)) return { error: firstError(envelopeChecker, value) };
  const checker = dataChecker(value.type);
  if (checker === undefined) return { error: `/type ${value.type} is not an event type of the suite` };
  if (!checker.Check(value.data)) return { error: `/data${firstError(checker, value.data)}` };
  return { event: value };
}
