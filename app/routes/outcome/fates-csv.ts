import { z } from "zod";
import { exportFates } from "#app/domain/outcome/export-fates.server.ts";
import { csvResponse } from "#app/server/csv-response.ts";
import { page } from "#app/server/route.server.ts";

/** Every proposal with what became of it as a file, made while it is sent. */
export const loader = page({ access: "public", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params, platform }) => {
  const { name, columns, rows } = await exportFates(ctx, params.plan, platform.env.PUBLIC_URL);
  return csvResponse(name, columns, rows);
});
