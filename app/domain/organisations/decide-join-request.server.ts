import { and, eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { done, refused, type Result } from "../result.ts";
import { addMember } from "./add-member.server.ts";
import { holdOwnOrganisation } from "./hold-organisation.server.ts";
import { requireMayDo } from "./policy.ts";

/** Lets somebody who asked into the organisation as a member, or says no. They are told. Refused when the request was answered or taken back before. */
export async function decideJoinRequest(ctx: Context, organisationId: string, userId: string, decision: "approve" | "decline"): Promise<Result<null, "request_gone">> {
  const person = requireMayDo("manage_members", ctx.actor, organisationId);
  const { joinRequests: j } = ctx.tables;
  return ctx.write(async (tx) => {
    const { name: organisation } = await holdOwnOrganisation(ctx, tx, organisationId, person, "representative");
    const gone = await tx.delete(j).where(and(eq(j.organisationId, organisationId), eq(j.userId, userId))).returning({ userId: j.userId });
    if (gone.length === 0) return refused("request_gone");
    if (decision === "approve") await addMember(ctx, tx, organisationId, userId, "member");
    await recordAct(ctx, tx, { action: `organisation.join_${decision}d`, subjectType: "organisation", subjectId: organisationId, data: { userId } });
    if (decision === "approve") await queueNotification(ctx, tx, { userId, kind: "join_approved", payload: { organisation, organisationId }, dedupeKey: `join-approved:${newId()}` });
    else await queueNotification(ctx, tx, { userId, kind: "join_declined", payload: { organisation }, dedupeKey: `join-declined:${newId()}` });
    return done(null);
  });
}
