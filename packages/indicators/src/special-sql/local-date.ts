/** The local date of an instant (SQL) in the zone of a row, by the dictionary of offsets; +08:00 for unknown zones. */
export const localDate = (instant: string): string => `toDate32(addSeconds(${instant},
  dictGetOrDefault('zones', 'offset_seconds', tuple(zone), toUnixTimestamp64Second(${instant}), toInt32(28800))), 'UTC')`;
