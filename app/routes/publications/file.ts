import { redirect } from "@remix-run/node";
import { z } from "zod";
import { page } from "#app/server/route.server.ts";
import { fileName, sendFile, versionNumber, wantedFile } from "./wanted-file.server.ts";

/** A file of one version. An address that names no file leads to a page that is not there, as there is no page around a file. */
export const loader = page({ access: "public", params: z.object({ plan: z.string(), kind: z.string(), number: z.string(), file: z.string() }) }, async ({ ctx, params, request }) => {
  const [number, name] = [versionNumber.safeParse(params.number), fileName.safeParse(params.file)];
  if (!number.success || !name.success || !name.data.startsWith(`${params.kind}.`)) return redirect(`/${ctx.locale}/plans/${encodeURIComponent(params.plan)}/files/none`);
  return sendFile(ctx, request, wantedFile(params.plan, name.data, number.data));
});
