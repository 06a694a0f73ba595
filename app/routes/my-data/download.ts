import { redirect } from "@remix-run/node";
import { exportData } from "#app/domain/my-data/export-data.server.ts";
import { form, page } from "#app/server/route.server.ts";
import { zipStream } from "#app/server/zip-stream.ts";

/** Whoever comes here from a bookmark, or from signing in again, finds the button on the page before. */
export const loader = page({ access: "participant" }, async ({ ctx }) => {
  throw redirect(`/${ctx.locale}/account/data`);
});

/** The download. It is made while it is sent. */
export const action = form({ access: "participant" }, async ({ ctx }) => {
  const { day, files } = await exportData(ctx);
  return new Response(zipStream(files, ctx.now), { headers: { "Content-Type": "application/zip", "Content-Disposition": `attachment; filename="samplan-${day}.zip"` } });
});
