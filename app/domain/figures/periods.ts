import { TZDate } from "@date-fns/tz";

/** Weeks from Monday, or months where weeks would be too many to draw. `from` is inclusive and `until` exclusive, both midnight in Denmark. */
export type Periods = { unit: "week" | "month"; bounds: { from: Date; until: Date }[] };

const mostWeeks = 60;
const mostMonths = 120;
const week = 7 * 24 * 3600 * 1000;

/** The periods that the time from the first moment to the last lies in; of a very long time only the end. */
export function periodsBetween(first: Date, last: Date): Periods {
  const unit = last.getTime() - first.getTime() > mostWeeks * week ? "month" : "week";
  const bounds: Periods["bounds"] = [];
  for (let from = startOf(unit, first); from <= last;) {
    const until = next(unit, from);
    bounds.push({ from, until });
    from = until;
  }
  return { unit, bounds: bounds.slice(unit === "week" ? 0 : -mostMonths) };
}

function startOf(unit: Periods["unit"], moment: Date): Date {
  const here = new TZDate(moment, "Europe/Copenhagen");
  return midnight(here.getFullYear(), here.getMonth(), unit === "month" ? 1 : here.getDate() - ((here.getDay() + 6) % 7));
}

function next(unit: Periods["unit"], from: Date): Date {
  const here = new TZDate(from, "Europe/Copenhagen");
  return unit === "month" ? midnight(here.getFullYear(), here.getMonth() + 1, 1) : midnight(here.getFullYear(), here.getMonth(), here.getDate() + 7);
}

function midnight(year: number, month: number, date: number): Date {
  return new Date(new TZDate(year, month, date, "Europe/Copenhagen").getTime());
}
