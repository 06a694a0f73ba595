import { z } from "zod";
import { getPlanFigures, type PlanFigures } from "#app/domain/figures/get-figures.server.ts";
import type { GroupFigures } from "#app/domain/figures/compute-figures.server.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import { messages, type Messages } from "#app/i18n/messages.ts";
import { csvResponse } from "#app/server/csv-response.ts";
import { page } from "#app/server/route.server.ts";
import { participantTypes } from "#db/values.ts";

const files = ["themes.csv", "types.csv", "weeks.csv"] as const;
const params = z.object({ plan: z.string().max(80), file: z.enum(files) });

/** The numbers of a chart as a file: times in hours and minutes, as they were measured, and empty where nothing was. */
export const loader = page({ access: "public", params }, async ({ ctx, params }) => {
  const m = messages[ctx.locale];
  const found = await getPlanFigures(ctx, params.plan);
  const { columns, rows } = params.file === "weeks.csv" ? overTime(m, found) : groups(m, found, params.file);
  return csvResponse(`${found.plan.slug}-${params.file}`, columns, rows);
});

function overTime({ figures: words }: Messages, { figures: { over } }: PlanFigures) {
  return { columns: [words.period[over.unit], words.received, words.answered], rows: over.rows.map(({ from, received, answered }) => [dayOf(from), received, answered]) };
}

function groups(m: Messages, { themes, figures }: PlanFigures, file: Exclude<(typeof files)[number], "weeks.csv">) {
  const words = m.figures;
  const keys = ["received", "answered", "inTriage", "waiting", "withdrawn", "overdue"] as const;
  const line = (label: string, of: GroupFigures | undefined) => [label, ...keys.map((key) => of?.[key] ?? 0), of?.toAnswer.value ?? "", of?.toPublication.value ?? ""];
  const named = file === "themes.csv" ? themes.map(({ id, title }) => line(title.text, figures.byTheme[id])) : participantTypes.map((type) => line(m.words.participantTypesMany[type], figures.byType[type]));
  return { columns: [file === "themes.csv" ? words.theme : words.type, ...keys.map((key) => words[key]), `${words.median} (h)`, `${words.medianPublication} (min)`], rows: [...named, line(words.total, figures.all)] };
}
