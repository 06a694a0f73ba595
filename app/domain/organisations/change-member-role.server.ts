import { and, eq } from "drizzle-orm";
import type { MemberRole } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { done, refused, type Result } from "../result.ts";
import { withdrawInvitationsOf } from "./end-membership.server.ts";
import { countMembers, findRole, holdOwnOrganisation } from "./hold-organisation.server.ts";
import { mayStepDown, requireMayDo } from "./policy.ts";

/** Makes a member a representative, or the other way round; then the invitations they have sent are withdrawn. Who is what they shall be already is left alone. */
export async function changeMemberRole(ctx: Context, organisationId: string, userId: string, role: MemberRole): Promise<Result<null, "last_representative" | "member_gone">> {
  const person = requireMayDo("manage_members", ctx.actor, organisationId);
  const { memberships } = ctx.tables;
  return ctx.write(async (tx) => {
    const { name } = await holdOwnOrganisation(ctx, tx, organisationId, person, "representative");
    const before = await findRole(ctx, tx, organisationId, userId);
    if (before === null) return refused("member_gone");
    if (before === role) return done(null);
    if (role === "member" && !mayStepDown(await countMembers(ctx, tx, organisationId), "become_member")) return refused("last_representative");
    await tx.update(memberships).set({ role }).where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
    const invitations = role === "member" ? await withdrawInvitationsOf(ctx, tx, organisationId, userId) : 0;
    await recordAct(ctx, tx, { action: "organisation.role_changed", subjectType: "organisation", subjectId: organisationId, data: { userId, before: { role: before }, after: { role }, invitationsWithdrawn: invitations } });
    if (userId !== person.id) await queueNotification(ctx, tx, { userId, kind: "member_role_changed", payload: { organisation: name, organisationId, role }, dedupeKey: `member-role:${newId()}` });
    return done(null);
  });
}
