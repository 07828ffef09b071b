import type { FastifyRequest } from 'fastify';
import { otherLanguage, type Language } from '../core/language.ts';
import { pageLanguage } from './send-page.ts';

/** How a form is looked at: its language, and whether in large type. Kept by the address, never by a cookie. */
export type View = { readonly language: Language; readonly isLarge: boolean };

/** The view an address asks for: `?lang=en`, `?size=large`. */
export function viewOf(request: FastifyRequest): View {
  const { query } = request;
  const size = typeof query === 'object' && query !== null && 'size' in query ? query.size : undefined;
  return { language: pageLanguage(request), isLarge: size === 'large' };
}

/** The query that keeps a view. */
export const queryOfView = ({ language, isLarge }: View): string =>
  `?lang=${language}${isLarge ? '&size=large' : ''}`;

/** The query of the same page in the other language. */
export const otherLanguageOf = (view: View): string =>
  queryOfView({ ...view, language: otherLanguage(view.language) });

/** The query of the same page in the other size. */
export const otherSizeOf = (view: View): string => queryOfView({ ...view, isLarge: !view.isLarge });
