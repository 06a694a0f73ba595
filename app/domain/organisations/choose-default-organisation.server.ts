import { and, eq, inArray } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";

/** Chooses whom one speaks for unless one says otherwise: an organisation that one belongs to, or oneself (`null`). Refused for one that one does not belong to (any more). */
export async function chooseDefaultOrganisation(ctx: Context, organisationId: string | null): Promise<Result<null, "default_missing">> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id: userId } = ctx.actor;
  const { users, memberships } = ctx.tables;
  return ctx.write(async (tx) => {
    const own = tx.select({ id: memberships.userId }).from(memberships).where(and(eq(memberships.userId, userId), eq(memberships.organisationId, organisationId ?? "")));
    const changed = await tx.update(users).set({ organisationId }).where(and(eq(users.id, userId), organisationId === null ? undefined : inArray(users.id, own))).returning({ id: users.id });
    if (changed.length === 0) return refused("default_missing");
    await recordAct(ctx, tx, { action: "account.default_organisation_chosen", subjectType: "user", subjectId: userId, data: { organisationId } });
    return done(null);
  });
}
