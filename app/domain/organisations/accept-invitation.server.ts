import { and, eq, gt, isNull } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { addMember } from "./add-member.server.ts";
import { holdOrganisation } from "./hold-organisation.server.ts";

/**
 * Joins the organisation that the link is for. Having the link decides, whichever address the account has. It works once, and
 * then the address that it was sent to is forgotten. Throws `conflict` when the organisation became part of another one at this very moment.
 */
export async function acceptInvitation(ctx: Context, token: string): Promise<Result<{ organisationId: string }, "verify_email_first" | "invitation_spent">> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id: userId, emailVerified } = ctx.actor;
  await takeTry(ctx, "acceptPerPerson", userId);
  if (!emailVerified) return refused("verify_email_first");
  const { invitations: i } = ctx.tables;
  return ctx.write(async (tx) => {
    const isOpen = and(eq(i.tokenHash, hashToken(token)), isNull(i.acceptedAt), gt(i.expiresAt, ctx.now));
    const [found] = await tx.select({ id: i.id, organisationId: i.organisationId }).from(i).where(isOpen);
    if (!found) return refused("invitation_spent");
    // The organisation first, as every act on its members does: two that wait for one another would never end.
    await holdOrganisation(ctx, tx, found.organisationId);
    const [taken] = await tx.update(i).set({ acceptedAt: ctx.now, email: "", emailKey: `accepted:${found.id}` }).where(isOpen).returning({ organisationId: i.organisationId, role: i.role });
    if (!taken) return refused("invitation_spent");
    if (taken.organisationId !== found.organisationId) throw conflict();
    const role = await addMember(ctx, tx, taken.organisationId, userId, taken.role);
    await recordAct(ctx, tx, { action: "organisation.joined", subjectType: "organisation", subjectId: taken.organisationId, data: { invitationId: found.id, role } });
    return done({ organisationId: taken.organisationId });
  });
}
