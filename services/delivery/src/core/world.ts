import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Calendar } from '@haoban/sla-clock/calendar';
import type { OfficeHours } from '@haoban/sla-clock/office-hours';

/** An area as intake published it. */
export type Area = Omit<EventData<'area.published.v1'>, 'code'>;

/** A working calendar and the instant (ISO) from which it was in force. */
export type Days = {
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
  readonly publishedAt: string;
};

/** What the deliveries of a case rest on; `days` are absent until a calendar was heard of. */
export type World = {
  readonly zone: string;
  /** What a trip to the hall costs an applicant there, in cents. */
  readonly tripCents: number;
  readonly days: Days | undefined;
  /** Option: decisions to refuse are delivered too, within the same ten working days. */
  readonly deliverRefusals: boolean;
};
