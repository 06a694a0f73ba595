import { z } from "zod";
import { page } from "#app/server/route.server.ts";
import { fileName, sendFile, wantedFile } from "./wanted-file.server.ts";

/** The plan, or the account of its outcome, as a file: of the last version, in the language of the address, which ends in the name of the file. */
export const loader = page({ access: "public", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params, request }) => {
  const name = fileName.parse(new URL(request.url).pathname.split("/").at(-1));
  return sendFile(ctx, request, wantedFile(params.plan, name));
});
