import { and, eq, isNull } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { holdOwnOrganisation } from "./hold-organisation.server.ts";
import { requireMayDo } from "./policy.ts";

/** Takes an invitation back: its link no longer works. Refused when somebody took it up, or took it back, before. */
export async function withdrawInvitation(ctx: Context, organisationId: string, invitationId: string): Promise<Result<null, "invitation_gone">> {
  const person = requireMayDo("manage_members", ctx.actor, organisationId);
  const { invitations: i } = ctx.tables;
  return ctx.write(async (tx) => {
    await holdOwnOrganisation(ctx, tx, organisationId, person, "representative");
    const gone = await tx.delete(i).where(and(eq(i.id, invitationId), eq(i.organisationId, organisationId), isNull(i.acceptedAt))).returning({ id: i.id });
    if (gone.length === 0) return refused("invitation_gone");
    await recordAct(ctx, tx, { action: "organisation.invitation_withdrawn", subjectType: "organisation", subjectId: organisationId, data: { invitationId } });
    return done(null);
  });
}
