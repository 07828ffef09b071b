/** What a filled form says; numbers that are none stay the text that was typed, and analytics says what is wrong. */
export type GoalForm = {
  readonly kind: 'target' | 'baseline';
  readonly key: string;
  readonly goal: Readonly<Record<string, string | number>>;
};

/** What was sent with the page: the token that stands for a sign-in, and the form, unless only the list was asked for. */
export type SentPage = {
  readonly token: string;
  readonly form: GoalForm | undefined;
  readonly filled: Readonly<Record<string, string>>;
};

const names = ['scope', 'code', 'region', 'value', 'unit', 'year', 'validFrom'];
const numbers = ['value', 'year'];
const key = /^[0-9a-f-]{36}$/;

const typed = (name: string, text: string): string | number =>
  numbers.includes(name) && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

/** Reads the body of the page of targets and baselines; a target has no year, whatever stands in its field. */
export function readGoalForm(body: unknown, freshKey: string): SentPage {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const token = (fields.get('token') ?? '').trim();
  const filled = Object.fromEntries(names.map((name) => [name, (fields.get(name) ?? '').trim()]));
  if (fields.get('do') !== 'set') return { token, form: undefined, filled: {} };
  const kind = fields.get('kind') === 'baseline' ? 'baseline' : 'target';
  const said = names.filter((name) => filled[name] !== '' && (name !== 'year' || kind === 'baseline'));
  const goal = Object.fromEntries(said.map((name) => [name, typed(name, filled[name] ?? '')]));
  const given = fields.get('key') ?? '';
  return {
    token,
    form: { kind, key: key.test(given) ? given : freshKey, goal },
    filled: { ...filled, kind },
  };
}
