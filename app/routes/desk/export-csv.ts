import { z } from "zod";
import { toFilter } from "#app/components/desk/inbox-query.ts";
import { exportInbox } from "#app/domain/export/export-inbox.server.ts";
import { page } from "#app/server/route.server.ts";
import { sendTable } from "#app/server/send-table.ts";
import { exportQuery } from "./export-query.ts";

/** The list as a table, made while it is sent. */
export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query: exportQuery }, async ({ ctx, params, query, platform }) => {
  const { name, ...table } = await exportInbox(ctx, params.plan, toFilter(query), { what: query.what, origin: platform.env.PUBLIC_URL, format: "csv" });
  return sendTable(name, "csv", table, ctx.now);
});
