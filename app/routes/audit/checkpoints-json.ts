import { listAllCheckpoints } from "#app/domain/audit/checkpoints.server.ts";
import { page } from "#app/server/route.server.ts";

/** The published heads of the audit trail's chain for programs, the newest first. */
export const loader = page({ access: "public" }, async ({ ctx }) => {
  const checkpoints = await listAllCheckpoints(ctx);
  return Response.json({ algorithm: "SHA-256", checkpoints: checkpoints.map(({ sequence, hash, at }) => ({ sequence, hash, at: at.toISOString() })) }, { headers: { "Cache-Control": "private, max-age=300" } });
});
