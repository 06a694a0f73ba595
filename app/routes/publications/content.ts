import { z } from "zod";
import { getPublication } from "#app/domain/publications/queries.server.ts";
import { page } from "#app/server/route.server.ts";
import { publicationKinds } from "#db/values.ts";

const params = z.object({ plan: z.string(), kind: z.enum(publicationKinds), number: z.coerce.number().int().min(1).max(1_000_000) });

/** What a version says, byte for byte what its hash is over. It never changes. */
export const loader = page({ access: "public", params }, async ({ ctx, params: { plan, kind, number } }) => {
  const { publication } = await getPublication(ctx, plan, kind, number);
  return new Response(publication.content, { headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable", ETag: `"${publication.hash}"` } });
});
