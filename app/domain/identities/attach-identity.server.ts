import { and, eq, isNull } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual } from "#db/values.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { done, refused, type Result } from "../result.ts";
import { isAtLeast, mayComeIn } from "./policy.ts";
import type { AskedLevels, Identity } from "./schema.ts";

/** A login that is to be connected to an account, with what the settings say of its provider. */
export type OfferedIdentity = { identity: Identity; providerName: Bilingual; asked: AskedLevels };

export type AttachProblem = "identity_taken" | "level_low" | "level_low_staff";

/**
 * Connects a login to an account, inside the caller's transaction, and tells the owner by mail. Connected already: it stays.
 * Refused when it belongs to another account, and when it could not sign the owner in.
 */
export async function attachIdentity(ctx: Context, tx: WriteHandle, userId: string, { identity, providerName, asked }: OfferedIdentity, proof: "mail" | "session"): Promise<Result<null, AttachProblem>> {
  const { users, roleGrants } = ctx.tables;
  const [user] = await tx.select({ email: users.email, name: users.name, locale: users.locale }).from(users).where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!user) throw notFound();
  const roles = await tx.select({ role: roleGrants.role }).from(roleGrants).where(eq(roleGrants.userId, userId)).limit(1);
  if (!isAtLeast(identity.level, asked.minimumLevel)) return refused("level_low");
  if (!mayComeIn(identity.level, { hasRole: roles.length > 0, staffLevel: asked.staffLevel })) return refused("level_low_staff");
  const outcome = await insertIdentity(ctx, tx, userId, identity);
  if (outcome === "taken") return refused("identity_taken");
  if (outcome === "there") return done(null);
  await recordAct(ctx, tx, { action: "identity.linked", subjectType: "user", subjectId: userId, data: { provider: identity.provider, level: identity.level, kind: identity.kind, proof } });
  await queueMail(ctx, tx, { kind: "identity_linked", to: user.email, locale: user.locale, payload: { name: user.name, provider: providerName[user.locale] }, dedupeKey: `identity:${outcome.id}` });
  return done(null);
}

/** Puts the identity in, unless it is there: the unique index on issuer and subject decides whose it is. */
export async function insertIdentity(ctx: Context, tx: WriteHandle, userId: string, identity: Identity): Promise<{ id: string } | "there" | "taken"> {
  const { identities } = ctx.tables;
  const id = newId();
  const inserted = await tx.insert(identities).values({ id, userId, ...identity, createdAt: ctx.now, lastUsedAt: ctx.now }).onConflictDoNothing().returning({ id: identities.id });
  if (inserted.length > 0) return { id };
  const [there] = await tx.select({ userId: identities.userId }).from(identities).where(and(eq(identities.issuer, identity.issuer), eq(identities.subject, identity.subject)));
  return there?.userId === userId ? "there" : "taken";
}
