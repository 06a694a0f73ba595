import { z } from "zod";
import { refusalText } from "#app/components/desk/bulk-forms.tsx";
import { reportJob } from "#app/domain/bulk/get-job.server.ts";
import { messages } from "#app/i18n/messages.ts";
import { page } from "#app/server/route.server.ts";
import { sendTable } from "#app/server/send-table.ts";

/** What became of each case, as a table. */
export const loader = page({ access: "moderator", params: z.object({ plan: z.string(), job: z.uuid() }) }, async ({ ctx, params, platform }) => {
  const m = messages[ctx.locale];
  const batches = await reportJob(ctx, params.plan, params.job);
  async function* rows() {
    for await (const items of batches) yield items.map((item) => [item.reference, item.isHidden ? null : item.title, item.state, item.problem || null, item.problem ? refusalText(m, item.problem) : null, `${platform.env.PUBLIC_URL}/${ctx.locale}/desk/${params.plan}/${item.reference}`]);
  }
  return sendTable(`${params.plan}-bulk-${params.job}`, "csv", { columns: ["reference", "title", "result", "reason", "reason_text", "url"], batches: rows() }, ctx.now);
});
