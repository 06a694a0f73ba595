import { z } from "zod";
import { eachLogPage } from "#app/domain/moderation/get-log.server.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { messages } from "#app/i18n/messages.ts";
import { page } from "#app/server/route.server.ts";

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (cells: readonly string[]) => `${cells.map(cell).join(",")}\r\n`;

/** The public log as a file, with the same columns, sent as it is read. */
export const loader = page({ access: "public", params: z.object({ plan: z.string() }) }, async ({ ctx, params }) => {
  const plan = await getPlan(ctx, params.plan);
  const m = messages[ctx.locale];
  const words = m.moderation.log;
  async function* lines() {
    yield `\uFEFF${line([words.date, words.what, m.proposals.receipt.reference, words.measure, words.reason, words.origin, words.objection])}`;
    for await (const rows of eachLogPage(ctx, plan.slug)) {
      yield rows.map(({ at, subject, reference, measure, reason, isReported, objection }) => line([at.toISOString().slice(0, 10), m.moderation.subjects[subject], reference ?? "", m.moderation.measures[measure], reason ? m.words.hideReasons[reason] : "", isReported ? words.yes : words.no, objection ? words.objections[objection] : ""])).join("");
    }
  }
  const parts = lines();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="moderation-${plan.slug}.csv"` } });
});
