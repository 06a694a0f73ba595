import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { endMembership, withdrawInvitationsOf } from "./end-membership.server.ts";
import { countMembers, findRole, holdOwnOrganisation } from "./hold-organisation.server.ts";
import { mayStepDown, requireMayDo } from "./policy.ts";

/** Leaves an organisation. Its last representative cannot while it has other members: they could not send anything any more. */
export async function leaveOrganisation(ctx: Context, organisationId: string): Promise<Result<null, "last_representative">> {
  const person = requireMayDo("leave", ctx.actor, organisationId);
  return ctx.write(async (tx) => {
    await holdOwnOrganisation(ctx, tx, organisationId, person, "member");
    const role = await findRole(ctx, tx, organisationId, person.id);
    if (role === "representative" && !mayStepDown(await countMembers(ctx, tx, organisationId), "leave")) return refused("last_representative");
    await endMembership(ctx, tx, organisationId, person.id);
    // Nobody comes back by a link that they made for themselves.
    const invitations = await withdrawInvitationsOf(ctx, tx, organisationId, person.id);
    await recordAct(ctx, tx, { action: "organisation.left", subjectType: "organisation", subjectId: organisationId, data: { role, invitations } });
    return done(null);
  });
}
