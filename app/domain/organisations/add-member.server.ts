import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { MemberRole } from "#db/values.ts";
import type { Context } from "../context.ts";
import { findRole } from "./hold-organisation.server.ts";

/**
 * Puts somebody into an organisation that is held. Who is in it already keeps the higher of the two roles. Their request to
 * join is answered with it. Answers the role that they have now.
 */
export async function addMember(ctx: Context, tx: WriteHandle, organisationId: string, userId: string, role: MemberRole): Promise<MemberRole> {
  const { memberships: m, joinRequests: j } = ctx.tables;
  await tx.delete(j).where(and(eq(j.organisationId, organisationId), eq(j.userId, userId)));
  const before = await findRole(ctx, tx, organisationId, userId);
  if (before === "representative" || before === role) return before;
  await tx.insert(m).values({ organisationId, userId, role, createdAt: ctx.now }).onConflictDoUpdate({ target: [m.organisationId, m.userId], set: { role } });
  return role;
}
