import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { seesScores } from "./policy.ts";

/** Of these proposals those whose scores the reader may see, by id: the same as on the case itself, wherever else scores are told. */
export async function scoresOpenTo(ctx: Context, proposalIds: readonly string[]): Promise<Set<string>> {
  const { id: me } = requireStaff(ctx.actor);
  const { proposals: p, plans, assessments: a, coAuthors: c, caseConflicts: x } = ctx.tables;
  const ids = [...new Set(proposalIds)];
  if (ids.length === 0) return new Set();
  const [cases, assessments, own, declared] = await Promise.all([
    ctx.read.select({ id: p.id, planId: p.planId, authorId: p.authorId, organisationId: p.organisationId, needed: plans.assessorsPerCase }).from(p).innerJoin(plans, eq(plans.id, p.planId)).where(inArray(p.id, ids)),
    ctx.read.select({ id: a.proposalId, assessorId: a.assessorId, state: a.state }).from(a).where(inArray(a.proposalId, ids)),
    ctx.read.select({ id: c.proposalId }).from(c).where(and(inArray(c.proposalId, ids), eq(c.userId, me), eq(c.state, "accepted"))),
    ctx.read.select({ id: x.proposalId }).from(x).where(and(inArray(x.proposalId, ids), eq(x.userId, me))),
  ]);
  const isIn = (rows: readonly { id: string | null }[], wanted: string) => rows.some(({ id }) => id === wanted);
  return new Set(cases.filter((found) => {
    const there = assessments.filter(({ id }) => id === found.id);
    const mayDecide = mayModerate(ctx.actor, { ...found, isCoAuthor: isIn(own, found.id), hasConflict: isIn(declared, found.id) });
    return seesScores({ mayDecide, mine: there.find(({ assessorId }) => assessorId === me)?.state ?? null, submitted: there.filter(({ state }) => state === "submitted").length, needed: found.needed });
  }).map(({ id }) => id));
}
