import { and, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { MemberRole } from "#db/values.ts";
import type { Context, Person } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";

export type OrganisationRow = Context["tables"]["organisations"]["$inferSelect"];

/**
 * The organisation that an act is on, held until the transaction ends. Throws `not_found`, also when it became part of
 * another one. Changing nothing is how both databases hold a row: on PostgreSQL another act on it waits here, so two
 * representatives who leave at once do so one after the other.
 */
export async function holdOrganisation(ctx: Context, tx: WriteHandle, id: string): Promise<OrganisationRow> {
  const { organisations } = ctx.tables;
  const [row] = await tx.update(organisations).set({ version: sql`${organisations.version}` }).where(and(eq(organisations.id, id), isNull(organisations.mergedIntoId))).returning();
  if (!row) throw notFound();
  return row;
}

/** The same for an act of one of its members, who may have been one no longer since the page was asked for. Throws `forbidden`. */
export async function holdOwnOrganisation(ctx: Context, tx: WriteHandle, id: string, person: Person, needed: MemberRole): Promise<OrganisationRow> {
  const row = await holdOrganisation(ctx, tx, id);
  const role = await findRole(ctx, tx, id, person.id);
  if (role === null || (needed === "representative" && role === "member")) throw forbidden();
  return row;
}

/** What somebody may do in an organisation's name as it stands in this transaction; null for nothing. */
export async function findRole(ctx: Context, tx: WriteHandle, organisationId: string, userId: string): Promise<MemberRole | null> {
  const { memberships } = ctx.tables;
  const [row] = await tx.select({ role: memberships.role }).from(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
  return row?.role ?? null;
}

/** How many members there are, and how many of them are representatives. */
export async function countMembers(ctx: Context, tx: WriteHandle, organisationId: string): Promise<{ members: number; representatives: number }> {
  const { memberships } = ctx.tables;
  const rows = await tx.select({ role: memberships.role }).from(memberships).where(eq(memberships.organisationId, organisationId));
  return { members: rows.length, representatives: rows.filter((row) => row.role === "representative").length };
}
