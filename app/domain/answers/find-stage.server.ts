import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { CaseStage } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { Case } from "../triage/load-case.server.ts";
import { stageWithoutDraft } from "./policy.ts";

/** Where a case stands without an answer in the making, from what was done with it. */
export async function findStageWithoutDraft(ctx: Context, tx: WriteHandle, found: Pick<Case, "id" | "assigneeId" | "status">): Promise<CaseStage> {
  const { responses: r, assessments: a } = ctx.tables;
  const answered = await tx.select({ id: r.id }).from(r).where(and(eq(r.proposalId, found.id), isNull(r.retractedAt))).limit(1);
  const assessors = await tx.select({ state: a.state }).from(a).where(eq(a.proposalId, found.id));
  return stageWithoutDraft({ hasAnswer: answered.length > 0, isAssessed: assessors.length > 0 && assessors.every(({ state }) => state === "submitted"), isTaken: found.assigneeId !== null || assessors.length > 0 || found.status === "under_consideration" });
}
