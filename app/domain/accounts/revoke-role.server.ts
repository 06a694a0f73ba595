import { and, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { findTitle, planOf, tellOfRole } from "./grant-role.server.ts";
import { holdAccount } from "./hold-account.server.ts";
import { isLastAdmin } from "./hold-admins.server.ts";
import { leaveCases } from "./leave-cases.server.ts";
import { mayChangeRole, wholePlatform, type Grant } from "./role-policy.ts";

/**
 * Takes a role back and tells the person by mail; the cases they had are nobody's again. What they are doing ends with it: every request reads the roles anew. A role
 * that they do not have changes nothing: `changed` is then false. Refused for the last admin of the platform, by the command
 * line too. Throws `forbidden`, and `not_found` for an account that is not there.
 */
export async function revokeRole(ctx: Context, userId: string, grant: Grant): Promise<Result<{ changed: boolean }, "last_admin">> {
  if (!mayChangeRole(ctx.actor, userId, grant)) throw forbidden();
  return ctx.write(async (tx) => {
    const account = await holdAccount(ctx, tx, userId, grant);
    const { role, scope } = grant;
    if (role === "admin" && scope === wholePlatform && (await isLastAdmin(ctx, tx, userId))) return refused("last_admin");
    const { roleGrants } = ctx.tables;
    const taken = await tx.delete(roleGrants).where(and(eq(roleGrants.userId, userId), eq(roleGrants.role, role), eq(roleGrants.scope, scope))).returning({ role: roleGrants.role });
    if (taken.length === 0) return done({ changed: false });
    await leaveCases(ctx, tx, userId);
    await recordStaffAct(ctx, tx, { action: "role.revoked", subjectType: "user", subjectId: userId, data: { before: grant, after: null }, ...planOf(grant) });
    await tellOfRole(ctx, tx, "role_revoked", account, grant, (await findTitle(ctx, tx, scope)) ?? null);
    return done({ changed: true });
  });
}
