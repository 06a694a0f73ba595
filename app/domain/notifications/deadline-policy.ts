import type { NoticeKind } from "#db/values.ts";

const hour = 3600_000;

/** How long before the closing each reminder is due, the last one first; in milliseconds. */
export const reminders = [{ kind: "deadline_day", name: "day", before: 24 * hour }, { kind: "deadline_week", name: "week", before: 7 * 24 * hour }] as const satisfies { kind: NoticeKind; name: string; before: number }[];

export type Reminder = (typeof reminders)[number];

/** What makes a reminder one a person and closing: a date that was moved is another closing. */
export function reminderCause({ name }: Reminder, planId: string, closesAt: Date): string {
  return `deadline:${name}:${planId}:${closesAt.getTime()}`;
}
