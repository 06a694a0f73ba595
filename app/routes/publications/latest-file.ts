import { redirect } from "@remix-run/node";
import { z } from "zod";
import { page } from "#app/server/route.server.ts";
import { fileName, sendFile, wantedFile } from "./wanted-file.server.ts";

/** The plan, or the account of its outcome, as a file: of the last version, in the language of the address, which ends in the name of the file. */
export const loader = page({ access: "public", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params, request }) => {
  // The router takes a slash at the end and other capitals for the same address; there is no page around a file.
  const name = fileName.safeParse(new URL(request.url).pathname.split("/").at(-1));
  if (!name.success) return redirect(`/${ctx.locale}/plans/${encodeURIComponent(params.plan)}/files/none`);
  return sendFile(ctx, request, wantedFile(params.plan, name.data));
});
