import type { EventData } from '@haoban/contracts/events/catalogue';

/** What the hall knows before anybody comes in; codes are unique across the kinds. */
export type Reference =
  | { readonly kind: 'area'; readonly data: EventData<'area.published.v1'> }
  | { readonly kind: 'organisation'; readonly data: EventData<'org.published.v1'> }
  | { readonly kind: 'hall'; readonly data: EventData<'hall.published.v1'> }
  | { readonly kind: 'theme'; readonly data: EventData<'theme.published.v1'> }
  | { readonly kind: 'item'; readonly data: EventData<'item.published.v1'>; readonly retired?: boolean };
export type ReferenceKind = Reference['kind'];

export type Area = EventData<'area.published.v1'>;
export type Theme = EventData<'theme.published.v1'>;
export type Item = EventData<'item.published.v1'>;
