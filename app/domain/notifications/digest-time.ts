import { TZDate } from "@date-fns/tz";
import type { NotificationFrequency } from "#db/values.ts";

/** How often a digest comes. */
export type DigestFrequency = Extract<NotificationFrequency, "daily" | "weekly">;

const timeZone = "Europe/Copenhagen";
/** Digests are made at seven in the morning in Danish time, those of a week on Mondays. */
const hour = 7;
const monday = 1;

/** The last moment, now included, at which digests of this frequency were to be made. What happened before it is owed. */
export function lastDigestAt(frequency: DigestFrequency, now: Date): Date {
  return digestAt(frequency, now, 0);
}

/** The next moment after now at which a digest of this frequency is made. */
export function nextDigestAt(frequency: DigestFrequency, now: Date): Date {
  return digestAt(frequency, now, 1);
}

/** So many digests after the last one. Days are counted in the calendar: where the clocks are moved they are not 24 hours long. */
function digestAt(frequency: DigestFrequency, now: Date, later: number): Date {
  const local = new TZDate(now.getTime(), timeZone);
  const on = (days: number) => new TZDate(local.getFullYear(), local.getMonth(), local.getDate() + days, hour, 0, 0, 0, timeZone);
  const sinceMonday = (local.getDay() - monday + 7) % 7;
  const [back, step] = frequency === "daily" ? [0, 1] : [-sinceMonday, 7];
  const first = on(back);
  return new Date(on((first.getTime() <= now.getTime() ? back : back - step) + later * step).getTime());
}
