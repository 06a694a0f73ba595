import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { newId } from "#app/lib/id.ts";
import { done, refused, type Result } from "../result.ts";
import { endMembership, withdrawInvitationsOf } from "./end-membership.server.ts";
import { countMembers, findRole, holdOwnOrganisation } from "./hold-organisation.server.ts";
import { mayStepDown, requireMayDo } from "./policy.ts";

/** Takes a member out of the organisation, and back the invitations they have sent. They are told. */
export async function removeMember(ctx: Context, organisationId: string, userId: string): Promise<Result<null, "last_representative" | "member_gone">> {
  const person = requireMayDo("manage_members", ctx.actor, organisationId);
  return ctx.write(async (tx) => {
    const { name } = await holdOwnOrganisation(ctx, tx, organisationId, person, "representative");
    const role = await findRole(ctx, tx, organisationId, userId);
    if (role === null) return refused("member_gone");
    if (role === "representative" && !mayStepDown(await countMembers(ctx, tx, organisationId), "leave")) return refused("last_representative");
    await endMembership(ctx, tx, organisationId, userId);
    const invitations = await withdrawInvitationsOf(ctx, tx, organisationId, userId);
    await recordAct(ctx, tx, { action: "organisation.member_removed", subjectType: "organisation", subjectId: organisationId, data: { userId, role, invitationsWithdrawn: invitations } });
    if (userId !== person.id) await queueNotification(ctx, tx, { userId, kind: "member_removed", payload: { organisation: name }, dedupeKey: `member-removed:${newId()}` });
    return done(null);
  });
}
