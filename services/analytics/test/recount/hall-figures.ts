import { counted, over, share, type Recipe } from './mark.ts';

const tickets = over(({ tickets: all }) => all);
const bookings = over(({ bookings: all }) => all);
const lights = over(({ lights: all }) => all);
const reviews = over(({ reviews: all }) => all);

const minuteMs = 60_000;

const minutes = (of: 'waitMs' | 'serviceMs', percent: number): Recipe =>
  tickets(
    'percentile',
    (ticket) => {
      const ms = ticket[of];
      return ms === undefined ? undefined : { day: ticket.day, amount: ms / minuteMs };
    },
    { percent },
  );

/** The hall, and what looks over its shoulder. */
export const hallFigures: Readonly<Record<string, Recipe>> = {
  visitors: tickets('count', ({ day }) => counted(day)),
  visitors_peak_hour: tickets('peak', ({ day, cell }) => ({ day, cell })),
  wait_minutes_p50: minutes('waitMs', 50),
  wait_minutes_p90: minutes('waitMs', 90),
  service_minutes_p50: minutes('serviceMs', 50),
  ticket_abandon_rate: tickets('ratio', ({ day, abandoned, settled }) => ({
    ...share(day, abandoned),
    immature: !settled,
  })),
  booking_kept_rate: bookings('ratio', ({ day, kept, settled }) => ({
    ...share(day, kept),
    immature: !settled,
  })),
  light_count: lights('count', ({ day, cancelled }) => (cancelled ? { day, excluded: true } : counted(day))),
  quality_score: reviews('ratio', ({ day, score }) => ({ day, sums: [score, 100] })),
};
