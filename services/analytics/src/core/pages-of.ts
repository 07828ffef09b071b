/** One part of a list and what it is to the part asked for. */
export type PageLink = { readonly rel: string; readonly limit: number; readonly offset: number };

/** Where the other parts of a list of `total` are, seen from one of them; none when everything fits. */
export function pagesOf(total: number, limit: number, offset: number): PageLink[] {
  if (total <= limit && offset === 0) return [];
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  return [
    { rel: 'first', limit, offset: 0 },
    ...(offset > 0 ? [{ rel: 'prev', limit, offset: Math.max(0, offset - limit) }] : []),
    ...(offset + limit < total ? [{ rel: 'next', limit, offset: offset + limit }] : []),
    { rel: 'last', limit, offset: last },
  ];
}
