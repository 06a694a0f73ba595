import { eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdAccount, type HeldAccount } from "./hold-account.server.ts";
import { isGrantable, mayChangeRole, wholePlatform, type Grant } from "./role-policy.ts";

export type GrantRefusal = "role_platform_only" | "plan_unknown" | "account_unconfirmed" | "account_leaving";

/**
 * Gives someone a role, on the whole platform or on one plan, and tells them by mail. A role that they have already changes
 * nothing: `changed` is then false. Refused for an address that nobody has confirmed, as it may be somebody else's, and for an
 * account that is going to be deleted. Throws `forbidden`, and `not_found` for an account that is not there.
 */
export async function grantRole(ctx: Context, userId: string, grant: Grant): Promise<Result<{ changed: boolean }, GrantRefusal>> {
  if (!mayChangeRole(ctx.actor, userId, grant)) throw forbidden();
  if (!isGrantable(grant)) return refused("role_platform_only");
  return ctx.write(async (tx) => {
    const account = await holdAccount(ctx, tx, userId, grant);
    const plan = await findTitle(ctx, tx, grant.scope);
    if (plan === undefined) return refused("plan_unknown");
    if (account.emailVerifiedAt === null) return refused("account_unconfirmed");
    if (account.deletionDueAt !== null) return refused("account_leaving");
    const { roleGrants } = ctx.tables;
    const added = await tx.insert(roleGrants).values({ userId, ...grant, grantedBy: ctx.actor.kind === "person" ? ctx.actor.id : null, grantedAt: ctx.now }).onConflictDoNothing().returning({ role: roleGrants.role });
    if (added.length === 0) return done({ changed: false });
    await recordStaffAct(ctx, tx, { action: "role.granted", subjectType: "user", subjectId: userId, data: { before: null, after: grant }, ...planOf(grant) });
    await tellOfRole(ctx, tx, "role_granted", account, grant, plan);
    return done({ changed: true });
  });
}

/** The plan that a role holds on, for whoever records in which capacity an act was done. */
export function planOf({ scope }: Grant): { planId?: string } {
  return scope === wholePlatform ? {} : { planId: scope };
}

/** The title of the plan that a scope is; null for the whole platform, undefined when there is no such plan. */
export async function findTitle(ctx: Context, tx: WriteHandle, scope: string): Promise<Bilingual | null | undefined> {
  if (scope === wholePlatform) return null;
  const { plans } = ctx.tables;
  const [plan] = await tx.select({ title: plans.title }).from(plans).where(eq(plans.id, scope));
  return plan?.title;
}

/** Tells someone in their own language that a role of theirs was given or taken. */
export async function tellOfRole(ctx: Context, tx: WriteHandle, kind: "role_granted" | "role_revoked", { email, name, locale }: HeldAccount, { role }: Grant, plan: Bilingual | null): Promise<void> {
  // Granted, taken and granted again are three mails: each change has a key of its own.
  await queueMail(ctx, tx, { kind, to: email, locale, payload: { name, role, plan: plan ? inLocale(plan, locale).text : "" }, dedupeKey: `${kind}:${newId()}` });
}
