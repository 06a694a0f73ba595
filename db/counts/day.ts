/** Days of the counts begin at 23:00 UTC: at midnight in Denmark in winter, and an hour after it in summer. */
const offset = 3_600_000;
const length = 24 * 3_600_000;

/** The number of the day that a moment lies in, as `day_counts` has it. */
export function countedDayOf(moment: Date): number {
  return Math.floor((moment.getTime() + offset) / length);
}

/** The moment at which that day begins. */
export function startOfCountedDay(day: number): Date {
  return new Date(day * length - offset);
}
