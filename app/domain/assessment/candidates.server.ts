import { and, count, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import { wholePlatform } from "../accounts/role-policy.ts";
import type { Context } from "../context.ts";

/** Why somebody cannot be asked to assess a case. */
export type Obstacle = "lost_role" | "has_interest" | "has_conflict" | "is_assessor";

/** Somebody of a plan's team: how many assessments of the plan wait for them, and for one case what stands in the way. */
export type Candidate = { id: string; name: string; load: number; obstacle: Obstacle | null };

/** What decides who has an interest in a case. */
type Concerned = { id: string; authorId: string | null; organisationId: string | null };

const byName = new Intl.Collator("da");

/** The team of a plan by name, with the load of each; for a case also whether each could assess it. */
export async function listCandidates(ctx: Context, handle: Pick<ReadHandle, "select">, planId: string, found?: Concerned): Promise<Candidate[]> {
  const { roleGrants: g, users } = ctx.tables;
  const staff = await handle.select({ id: users.id, name: users.name }).from(users).where(and(inArray(users.id, handle.select({ id: g.userId }).from(g).where(inArray(g.scope, [planId, wholePlatform]))), isNull(users.deletedAt)));
  const loads = await loadsOf(ctx, handle, planId);
  const obstacles = found ? await obstaclesOf(ctx, handle, found) : new Map<string, Obstacle>();
  return staff.map(({ id, name }): Candidate => ({ id, name, load: loads.get(id) ?? 0, obstacle: obstacles.get(id) ?? null })).sort((one, other) => byName.compare(one.name, other.name) || one.id.localeCompare(other.id));
}

/** How many assessments of cases that are still open wait for each person. */
async function loadsOf(ctx: Context, handle: Pick<ReadHandle, "select">, planId: string): Promise<Map<string, number>> {
  const { assessments: a, proposals: p } = ctx.tables;
  const rows = await handle.select({ id: a.assessorId, count: count() }).from(a).innerJoin(p, eq(p.id, a.proposalId)).where(and(eq(a.planId, planId), eq(a.state, "draft"), inArray(p.status, ["received", "under_consideration"]))).groupBy(a.assessorId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** Who wrote it, stands beside the author, is of its organisation, has declared an interest, or is asked already. */
async function obstaclesOf(ctx: Context, handle: Pick<ReadHandle, "select">, { id, authorId, organisationId }: Concerned): Promise<Map<string, Obstacle>> {
  const { coAuthors: co, memberships: m, caseConflicts: c, assessments: a } = ctx.tables;
  const beside = await handle.select({ id: co.userId }).from(co).where(and(eq(co.proposalId, id), eq(co.state, "accepted"), isNotNull(co.userId)));
  const members = organisationId === null ? [] : await handle.select({ id: m.userId }).from(m).where(eq(m.organisationId, organisationId));
  const conflicts = await handle.select({ id: c.userId }).from(c).where(eq(c.proposalId, id));
  const asked = await handle.select({ id: a.assessorId }).from(a).where(eq(a.proposalId, id));
  const found = new Map<string, Obstacle>();
  for (const person of asked) found.set(person.id, "is_assessor");
  for (const person of conflicts) found.set(person.id, "has_conflict");
  for (const person of [{ id: authorId }, ...beside, ...members]) if (person.id !== null) found.set(person.id, "has_interest");
  return found;
}
