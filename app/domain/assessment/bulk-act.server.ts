import { eq } from "drizzle-orm";
import { z } from "zod";
import type { BulkAct } from "../bulk/bulk-act.ts";
import { forbidden } from "../errors.ts";
import { done, refused } from "../result.ts";
import { mayModerate } from "../triage/policy.ts";
import { fillAssessors, removeOpen } from "./assign-assessors.server.ts";
import { listCandidates } from "./candidates.server.ts";
import { assessmentSettings } from "./plan-settings.server.ts";
import { isAssessable } from "./policy.ts";

const settings = z.object({ assessors: z.array(z.uuid()).min(1, "assessors_missing").max(50) });

/**
 * Gives cases to assessors: of those who are chosen, each case gets as many as it still lacks, those with the least to do first.
 * Undone, those are taken off again who have not submitted.
 */
export const assessorsAct: BulkAct<z.infer<typeof settings>> = {
  settings,
  async check(ctx, found, { assessors }) {
    if (!mayModerate(ctx.actor, found)) return "own_case";
    if (!isAssessable(found)) return "assessment_closed";
    const { assessments: a } = ctx.tables;
    const { needed } = await assessmentSettings(ctx, found.planId);
    const there = await ctx.read.select({ id: a.assessorId }).from(a).where(eq(a.proposalId, found.id));
    if (there.length >= needed) return "assessors_full";
    const free = await listCandidates(ctx, ctx.read, found.planId, found);
    return free.some(({ id, obstacle }) => obstacle === null && assessors.includes(id)) ? null : "no_assessor";
  },
  async apply(ctx, tx, found, { assessors }) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!isAssessable(found)) return refused("assessment_closed");
    const added = await fillAssessors(ctx, tx, found, assessors);
    return added.length > 0 ? done({ added }) : refused("no_assessor");
  },
  async undo(ctx, tx, found, _, before) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const { added } = z.object({ added: z.array(z.string()) }).parse(before);
    const removed: boolean[] = [];
    for (const id of added) removed.push(await removeOpen(ctx, tx, found, id));
    return removed.includes(true) ? done(null) : refused("changed_since");
  },
};
