import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/**
 * The organisations that this person's leaving would leave with members and without a representative who stays: one whose
 * own account is going to be deleted does not.
 */
export async function findOrphaned(ctx: Context, handle: Pick<ReadHandle, "select">, userId: string): Promise<{ id: string; name: string }[]> {
  const { memberships: m, organisations, users } = ctx.tables;
  const mine = await handle.select({ id: organisations.id, name: organisations.name }).from(m).innerJoin(organisations, eq(organisations.id, m.organisationId)).where(and(eq(m.userId, userId), eq(m.role, "representative"))).orderBy(asc(organisations.name), asc(organisations.id));
  const found: { id: string; name: string }[] = [];
  for (const organisation of mine) {
    const others = await handle.select({ role: m.role, deletionDueAt: users.deletionDueAt }).from(m).innerJoin(users, eq(users.id, m.userId)).where(and(eq(m.organisationId, organisation.id), ne(m.userId, userId)));
    if (others.length > 0 && !others.some(({ role, deletionDueAt }) => role === "representative" && deletionDueAt === null)) found.push(organisation);
  }
  return found;
}

/** Holds the organisations that somebody represents until the transaction ends: of two who leave at once the second sees that the first has left. */
export async function holdRepresented(ctx: Context, tx: WriteHandle, userId: string): Promise<void> {
  const { memberships: m, organisations } = ctx.tables;
  const mine = await tx.select({ id: m.organisationId }).from(m).where(and(eq(m.userId, userId), eq(m.role, "representative"))).orderBy(asc(m.organisationId));
  // One at a time, everyone in the same order, so that two do not wait for one another.
  for (const { id } of mine) await tx.update(organisations).set({ version: sql`${organisations.version}` }).where(eq(organisations.id, id));
}
