import { z } from "zod";
import { getPlanProgress } from "#app/domain/implementation/get-plan-progress.server.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import { messages } from "#app/i18n/messages.ts";
import { csvResponse } from "#app/server/csv-response.ts";
import { page } from "#app/server/route.server.ts";

/** The initiatives and milestones of a plan as a file: days as YYYY-MM-DD, empty where they are not known. */
export const loader = page({ access: "public", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params }) => {
  const { implementation: { plan: words, progress: levels } } = messages[ctx.locale];
  const { plan, lines } = await getPlanProgress(ctx, params.plan);
  const { table, states } = words;
  const rows = lines.flatMap(({ reference, title, startsOn, endsOn, progress, milestones }) => [
    [reference, title.text, "", words.own, startsOn ?? "", endsOn ?? "", "", levels[progress], "", ""],
    ...milestones.map((each) => [reference, title.text, each.number, each.title.text, each.startsOn ?? "", each.endsOn ?? "", each.movedFrom ?? "", levels[each.completion ?? "not_reported"], each.isOverdue ? states.overdue : states.in_time, each.last ? dayOf(each.last) : ""]),
  ]);
  return csvResponse(`${plan.slug}-${words.fileName}.csv`, [table.reference, table.initiative, table.number, table.milestone, table.starts, table.ends, words.firstEnd, table.level, table.state, table.last], rows);
});
