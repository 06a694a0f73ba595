import { addDays, dayOf, startOfDay } from "#app/lib/danish-day.ts";
import type { CompletionLevel } from "#db/values.ts";

/** So many days before its end somebody is reminded of a milestone. */
export const remindedBefore = 14;
/** So many days after a reminder of what is overdue comes the next. */
const remindedEvery = 30;
/** Who has reported within so many days is not reminded. */
const restsAfterReport = 14;

const day = 24 * 3600 * 1000;
/** Mail goes out from seven in the morning in Denmark, in milliseconds. */
const morning = 7 * 3600 * 1000;

export type Remindable = { endsOn: string | null; completion: CompletionLevel | null; reportedAt: Date | null; remindedAt: Date | null };

/** The day that counts for reminders: it begins at seven in the morning. */
export function reminderDay(now: Date): string {
  return dayOf(new Date(now.getTime() - morning));
}

/** Whether somebody is to be reminded of a milestone now, and why: its end is near, which is said once; or it has passed, which is said again every thirty days. */
export function dueReminder({ endsOn, completion, reportedAt, remindedAt }: Remindable, now: Date): "soon" | "overdue" | null {
  const today = reminderDay(now);
  if (endsOn === null || completion === "complete" || addDays(endsOn, -remindedBefore) > today) return null;
  if (reportedAt !== null && now.getTime() - reportedAt.getTime() < restsAfterReport * day) return null;
  const why = endsOn < today ? "overdue" : "soon";
  const begins = startOfDay(why === "overdue" ? addDays(endsOn, 1) : addDays(endsOn, -remindedBefore))!.getTime();
  const isNew = remindedAt === null || remindedAt.getTime() < begins;
  const again = why === "overdue" && remindedAt !== null && now.getTime() - remindedAt.getTime() >= remindedEvery * day;
  return isNew || again ? why : null;
}
