import { asc, eq } from "drizzle-orm";
import type { AssuranceLevel, IdentityKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

export type OwnIdentity = { id: string; provider: string; level: AssuranceLevel; kind: IdentityKind; cvr: string | null; createdAt: Date; lastUsedAt: Date };

/** The logins that are connected to the signed-in person's account, and whether there is a password beside them. */
export async function listIdentities(ctx: Context): Promise<{ identities: OwnIdentity[]; hasPassword: boolean }> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { identities, users } = ctx.tables;
  const { id, provider, level, kind, cvr, createdAt, lastUsedAt } = identities;
  const [rows, [user]] = await Promise.all([
    ctx.read.select({ id, provider, level, kind, cvr, createdAt, lastUsedAt }).from(identities).where(eq(identities.userId, ctx.actor.id)).orderBy(asc(createdAt), asc(id)),
    ctx.read.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, ctx.actor.id)),
  ]);
  return { identities: rows, hasPassword: Boolean(user?.passwordHash) };
}
