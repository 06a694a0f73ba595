import { z } from "zod";
import { fateWord } from "#app/domain/outcome/fate-words.ts";
import { getOutcomeNumbers } from "#app/domain/outcome/get-outcome-numbers.server.ts";
import { countedFates, noCounts, type OutcomeCounts } from "#app/domain/outcome/numbers.ts";
import { messages } from "#app/i18n/messages.ts";
import { csvResponse } from "#app/server/csv-response.ts";
import { page } from "#app/server/route.server.ts";
import { participantTypes } from "#db/values.ts";

const files = ["themes.csv", "types.csv"] as const;

/** The numbers of a flow chart as a file. */
export const loader = page({ access: "public", params: z.object({ plan: z.string().max(80), file: z.enum(files) }) }, async ({ ctx, params }) => {
  const m = messages[ctx.locale];
  const { plan, themes, numbers } = await getOutcomeNumbers(ctx, params.plan);
  const line = (label: string, of: OutcomeCounts) => [label, of.received, ...countedFates.map((fate) => of.byFate[fate] ?? 0)];
  const named = params.file === "themes.csv" ? themes.map(({ id, title }) => line(title.text, numbers.byTheme[id] ?? noCounts())) : participantTypes.map((type) => line(m.words.participantTypesMany[type], numbers.byType[type]));
  return csvResponse(`${plan.slug}-${m.outcome.fileName}-${params.file}`, [params.file === "themes.csv" ? m.outcome.flow.theme : m.outcome.flow.type, m.outcome.received, ...countedFates.map((fate) => fateWord(m, fate))], [...named, line(m.outcome.total, numbers.all)]);
});
