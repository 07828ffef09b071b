import { Type } from 'typebox';

/** How a page of a list is asked for: its length, and `next` of the page before. */
export const PageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  after: Type.Optional(
    Type.String({ maxLength: 160, pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z_.+$' }),
  ),
};

/** The row a page starts behind. */
export function afterOf(after: string | undefined): { readonly at: Date; readonly id: string } | undefined {
  if (after === undefined) return undefined;
  const end = after.indexOf('_');
  return { at: new Date(after.slice(0, end)), id: after.slice(end + 1) };
}

/** `next` of a full page, by its last row. */
export const nextOf = (
  last: { readonly at: string; readonly id: string } | undefined,
  found: number,
  limit: number,
): { next?: string } => (last === undefined || found < limit ? {} : { next: `${last.at}_${last.id}` });
