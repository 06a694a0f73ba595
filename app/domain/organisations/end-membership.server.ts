import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Takes somebody out of an organisation, who from then on speaks as a private person unless they choose otherwise. What they sent in its name stays. */
export async function endMembership(ctx: Context, tx: WriteHandle, organisationId: string, userId: string): Promise<void> {
  const { memberships, users } = ctx.tables;
  await tx.delete(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
  await tx.update(users).set({ organisationId: null }).where(and(eq(users.id, userId), eq(users.organisationId, organisationId)));
}

/** Withdraws the invitations of somebody whose word no longer counts, and that nobody has taken up. */
export async function withdrawInvitationsOf(ctx: Context, tx: WriteHandle, organisationId: string, userId: string): Promise<number> {
  const { invitations: i } = ctx.tables;
  const rows = await tx.delete(i).where(and(eq(i.organisationId, organisationId), eq(i.invitedBy, userId), isNull(i.acceptedAt))).returning({ id: i.id });
  return rows.length;
}
