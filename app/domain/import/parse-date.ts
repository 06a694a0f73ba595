import { TZDate } from "@date-fns/tz";

const fields = { yyyy: 4, MM: 2, dd: 2, HH: 2, mm: 2, ss: 2 } as const;

/**
 * A point in time from text in a format of yyyy, MM, dd, HH, mm and ss, read in a time zone; null when the text does
 * not fit or names no day of the calendar. What the format leaves out is zero.
 */
export function parseDate(text: string, format: string, timeZone: string): Date | null {
  const names: string[] = [];
  const pattern = format.replace(/yyyy|MM|dd|HH|mm|ss|[^A-Za-z0-9\s]|\s+/g, (part) => {
    if (!(part in fields)) return /\s/.test(part) ? "\\s+" : `\\${part}`;
    names.push(part);
    return `(\\d{${fields[part as keyof typeof fields]}})`;
  });
  const match = new RegExp(`^${pattern}$`).exec(text.trim());
  if (!match) return null;
  const of = (name: string) => Number(match[names.indexOf(name) + 1] ?? 0);
  const at = (name: string) => (names.includes(name) ? of(name) : 0);
  const [year, month, day, hour, minute, second] = [of("yyyy"), of("MM"), of("dd"), at("HH"), at("mm"), at("ss")];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = new TZDate(year, month - 1, day, hour, minute, second, timeZone);
  if (Number.isNaN(date.getTime()) || date.getMonth() !== month - 1 || date.getDate() !== day) return null;
  return new Date(date.getTime());
}
