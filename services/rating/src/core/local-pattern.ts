import { formatDate, instantOfWall, readInstant, wallMs } from '@haoban/sla-clock/local-date';

const parts = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss'] as const;
const dayMs = 24 * 3600 * 1000;

const pad = (value: number): string => String(value).padStart(2, '0');

/** An instant (ISO) in a zone, written by a pattern of yyyy MM dd HH mm ss; seconds are cut. */
export function writeLocal(instant: string, pattern: string, zone: string): string {
  const wall = wallMs(Date.parse(instant), zone);
  const day = Math.floor(wall / dayMs);
  const seconds = Math.floor((wall - day * dayMs) / 1000);
  const [year = '', month = '', date = ''] = formatDate(day).split('-');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad);
  const values = [year, month, date, ...clock];
  return parts.reduce((text, part, index) => text.replace(part, values[index] ?? ''), pattern);
}

/** The instant (ISO) that a text of a pattern is in a zone; undefined when it is none. */
export function readLocal(text: string, pattern: string, zone: string): string | undefined {
  if (text.length !== pattern.length) return undefined;
  const valueOf = (part: string): string => {
    const at = pattern.indexOf(part);
    return at === -1 ? '00' : text.slice(at, at + part.length);
  };
  const [year, month, date, hours, minutes, seconds] = parts.map(valueOf);
  const wall = readInstant(`${year}-${month}-${date}T${hours}:${minutes}:${seconds}Z`);
  if (Number.isNaN(wall)) return undefined;
  const instant = new Date(instantOfWall(wall, zone)).toISOString();
  return writeLocal(instant, pattern, zone) === text ? instant : undefined;
}
