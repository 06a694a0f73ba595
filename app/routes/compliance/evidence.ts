import { z } from "zod";
import { collectEvidence } from "#app/domain/evidence/collect-evidence.server.ts";
import { contentDisposition } from "#app/server/content-disposition.ts";
import { page } from "#app/server/route.server.ts";
import { zipStream } from "#app/server/zip-stream.ts";

/** The public evidence of a plan's requirements, packed while it is sent. */
export const loader = page({ access: "public", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params, request }) => {
  const { name, files } = await collectEvidence(ctx, params.plan);
  const headers = { "Content-Type": "application/zip", "Content-Disposition": contentDisposition("attachment", name), "Cache-Control": "no-store" };
  return new Response(request.method === "HEAD" ? null : zipStream(files, ctx.now), { headers });
});
