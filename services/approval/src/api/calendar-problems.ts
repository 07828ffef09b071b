import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals around working calendars. */
export const calendarProblems = {
  calendar_unknown: { status: 404, zh: '没有发布这个日历。', en: 'No such calendar was published.' },
  version_unknown: { status: 404, zh: '日历没有这个版本。', en: 'The calendar has no such version.' },
  calendar_invalid: {
    status: 422,
    zh: '日历有误，请按 errors 更正。',
    en: 'The calendar is wrong; mend what errors says.',
  },
  base_unknown: {
    status: 422,
    zh: '所依据的日历没有发布。',
    en: 'The calendar it is laid over was not published.',
  },
  base_is_overlay: {
    status: 422,
    zh: '地方日历只能依据完整的日历，不能依据另一地方日历或自身。',
    en: 'Lay it over a whole calendar, not over another overlay or itself.',
  },
  calendar_is_overlay: {
    status: 409,
    zh: '这是地方日历，请发布其调整（overlay）。',
    en: 'This calendar follows another one; publish its overlay instead.',
  },
  calendar_has_overlays: {
    status: 409,
    zh: '已有地方日历依据此日历，它不能再依据别的日历。',
    en: 'Other calendars are laid over this one; it has to stay a whole one.',
  },
} as const satisfies ProblemCatalogue;
