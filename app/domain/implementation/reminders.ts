import { addDays, dayOf, daysBetween, hourOf } from "#app/lib/danish-day.ts";
import type { CompletionLevel } from "#db/values.ts";

/** So many days before its end somebody is reminded of a milestone. */
export const remindedBefore = 14;
/** So many days after a reminder of what is overdue comes the next. */
const remindedEvery = 30;
/** Who has reported within so many days is not reminded. */
const restsAfterReport = 14;

/** Mail goes out from seven in the morning until nine in the evening in Denmark. */
const [morning, evening] = [7, 21];

export type Remindable = { endsOn: string | null; completion: CompletionLevel | null; reportedAt: Date | null; remindedAt: Date | null };

/** Whether somebody is to be reminded of a milestone now, and why: its end is near, which is said once; or it has passed, which is said again every thirty days. Days of the calendar count, and nobody is reminded in the night. */
export function dueReminder({ endsOn, completion, reportedAt, remindedAt }: Remindable, now: Date): "soon" | "overdue" | null {
  const today = dayOf(now);
  const hour = hourOf(now);
  if (hour < morning || hour >= evening) return null;
  if (endsOn === null || completion === "complete" || addDays(endsOn, -remindedBefore) > today) return null;
  if (reportedAt !== null && daysBetween(dayOf(reportedAt), today) < restsAfterReport) return null;
  const why = endsOn < today ? "overdue" : "soon";
  if (remindedAt === null) return why;
  const isNew = dayOf(remindedAt) < (why === "overdue" ? addDays(endsOn, 1) : addDays(endsOn, -remindedBefore));
  const again = why === "overdue" && daysBetween(dayOf(remindedAt), today) >= remindedEvery;
  return isNew || again ? why : null;
}
