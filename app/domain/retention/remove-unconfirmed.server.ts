import { and, asc, eq, exists, gt, inArray, isNull, lt, not, type SQL } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { accountMailKinds } from "#db/mail-kinds.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { limitKeysOf } from "../rate-limits/limits.ts";

const batchSize = 100;

/** The condition that nobody confirmed an account made before `before`, and no link to do so is still good. Who has said something, or has another way in, is no such account. */
function isUnconfirmed(ctx: Context, before: Date): SQL {
  const { users, emailTokens: t, roleGrants: g, identities: i, proposals: p, comments: c, initiativeComments: r } = ctx.tables;
  const { read } = ctx;
  const holds = [
    exists(read.select({ id: t.id }).from(t).where(and(eq(t.userId, users.id), isNull(t.usedAt), gt(t.expiresAt, ctx.now)))),
    exists(read.select({ id: g.userId }).from(g).where(eq(g.userId, users.id))),
    exists(read.select({ id: i.id }).from(i).where(eq(i.userId, users.id))),
    exists(read.select({ id: p.id }).from(p).where(eq(p.authorId, users.id))),
    exists(read.select({ id: c.id }).from(c).where(eq(c.authorId, users.id))),
    exists(read.select({ id: r.id }).from(r).where(eq(r.authorId, users.id))),
  ];
  return and(isNull(users.emailVerifiedAt), lt(users.createdAt, before), isNull(users.deletedAt), eq(users.isDemo, false), ...holds.map((each) => not(each)))!;
}

/** The accounts that `removeUnconfirmed` would remove now. */
export async function listUnconfirmed(ctx: Context, before: Date): Promise<string[]> {
  const { users } = ctx.tables;
  return (await ctx.read.select({ id: users.id }).from(users).where(isUnconfirmed(ctx, before)).orderBy(asc(users.id))).map(({ id }) => id);
}

/**
 * Removes a few accounts that nobody confirmed, rows and all, and the organisations that they alone claimed. Answers
 * which; none when there are no more. An account that is confirmed at that moment stays.
 */
export async function removeUnconfirmed(ctx: Context, before: Date): Promise<{ users: string[]; organisations: string[] }> {
  const { users, memberships } = ctx.tables;
  const condition = isUnconfirmed(ctx, before);
  const found = (await ctx.read.select({ id: users.id }).from(users).where(condition).orderBy(asc(users.id)).limit(batchSize)).map(({ id }) => id);
  if (found.length === 0) return { users: [], organisations: [] };
  return ctx.write(async (tx) => {
    const claims = await tx.select({ userId: memberships.userId, organisationId: memberships.organisationId }).from(memberships).where(inArray(memberships.userId, found));
    const removed = await tx.delete(users).where(and(inArray(users.id, found), condition)).returning({ id: users.id, email: users.email });
    // In the order in which they were made: what was deleted comes back in any.
    const ids = removed.map(({ id }) => id).sort();
    await removeMail(ctx, tx, removed.map(({ email }) => email));
    await tx.delete(ctx.tables.rateLimits).where(inArray(ctx.tables.rateLimits.key, ids.flatMap(limitKeysOf)));
    const organisations = await removeClaims(ctx, tx, claims.filter(({ userId }) => ids.includes(userId)).map(({ organisationId }) => organisationId));
    for (const id of ids) await recordAct(ctx, tx, { action: "account.unconfirmed_removed", subjectType: "user", subjectId: id });
    for (const id of organisations) await recordAct(ctx, tx, { action: "organisation.claim_removed", subjectType: "organisation", subjectId: id });
    return { users: ids, organisations };
  });
}

async function removeMail(ctx: Context, tx: WriteHandle, addresses: string[]) {
  const { outboxMessages: o } = ctx.tables;
  // An organisation's invitation to the same address is not the account's.
  const ofAccounts = and(inArray(o.recipient, addresses), inArray(o.kind, accountMailKinds));
  await tx.delete(o).where(and(ofAccounts, isNull(o.sentAt), isNull(o.failedAt)));
  await tx.update(o).set({ recipient: "", payload: {} }).where(ofAccounts);
}

/** A claim that nobody verified, nobody else belongs to, and nothing was said for. */
async function removeClaims(ctx: Context, tx: WriteHandle, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { organisations: o, memberships: m, users: u, proposals: p, comments: c, initiativeComments: r, proposalDrafts: d } = ctx.tables;
  const merged = await tx.select({ id: o.mergedIntoId }).from(o).where(inArray(o.mergedIntoId, ids));
  const uses = [
    exists(tx.select({ id: m.userId }).from(m).where(eq(m.organisationId, o.id))),
    exists(tx.select({ id: u.id }).from(u).where(eq(u.organisationId, o.id))),
    exists(tx.select({ id: p.id }).from(p).where(eq(p.organisationId, o.id))),
    exists(tx.select({ id: c.id }).from(c).where(eq(c.organisationId, o.id))),
    exists(tx.select({ id: r.id }).from(r).where(eq(r.organisationId, o.id))),
    exists(tx.select({ id: d.id }).from(d).where(eq(d.organisationId, o.id))),
  ];
  const free = ids.filter((id) => !merged.some((each) => each.id === id));
  return (await tx.delete(o).where(and(inArray(o.id, free), isNull(o.verifiedAt), ...uses.map((each) => not(each)))).returning({ id: o.id })).map(({ id }) => id);
}
