import type { Median } from "#app/domain/figures/median.ts";
import type { Messages } from "#app/i18n/messages.ts";

/** A median time in words: minutes up to two hours, hours up to two days, then days. */
export function durationWords({ figures }: Messages, { value }: Median, unit: "hours" | "minutes"): string {
  if (value === null) return figures.notKnown;
  const minutes = unit === "hours" ? value * 60 : value;
  if (unit === "minutes" && minutes < 120) return figures.minutes(Math.round(minutes));
  return minutes < 48 * 60 ? figures.hours(Math.max(1, Math.round(minutes / 60))) : figures.days(Math.round(minutes / 60 / 24));
}
