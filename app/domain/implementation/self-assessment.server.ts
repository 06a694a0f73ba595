import { eq } from "drizzle-orm";
import type { Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { reportParts, type ReportPart } from "./report-content.ts";
import type { AssessmentInput } from "./self-assessment-form.ts";

/** What is written for a plan's self-assessment so far. `version`: 0 where nothing was ever saved. `initiatives`: by their references. */
export type SelfAssessment = { parts: Record<ReportPart, Bilingual>; initiatives: Record<string, Bilingual>; version: number };

const nothing: Bilingual = { da: "", en: "" };

/** The texts of a plan. Within a transaction, `ctx.read` is its own. */
export async function findSelfAssessment(ctx: Pick<Context, "read" | "tables">, planId: string): Promise<SelfAssessment> {
  const { selfAssessments: s } = ctx.tables;
  const [row] = await ctx.read.select({ parts: s.parts, initiatives: s.initiatives, version: s.version }).from(s).where(eq(s.planId, planId));
  const parts = Object.fromEntries(reportParts.map((part) => [part, row?.parts[part] ?? nothing])) as Record<ReportPart, Bilingual>;
  return { parts, initiatives: row?.initiatives ?? {}, version: row?.version ?? 0 };
}

/** Saves the texts of the self-assessment, for who runs the plan. Throws `conflict` when somebody was faster, and as `holdManagedPlan` does. */
export async function saveSelfAssessment(ctx: Context, planSlug: string, { parts, initiatives, version }: AssessmentInput): Promise<Result<{ version: number }, "nothing_changed" | "report_blocked">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { selfAssessments: s } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, planId);
    if (plan.state !== "published") return refused("report_blocked");
    const before = await findSelfAssessment({ ...ctx, read: tx }, planId);
    if (before.version !== version) throw conflict();
    const kept = { ...before.initiatives, ...initiatives };
    const changed = [...reportParts.filter((part) => !isSame(before.parts[part], parts[part])), ...Object.keys(kept).filter((reference) => !isSame(before.initiatives[reference] ?? nothing, kept[reference]!))];
    if (changed.length === 0) return refused("nothing_changed");
    const row = { parts, initiatives: kept, version: version + 1, changedBy: ctx.actor.kind === "person" ? ctx.actor.id : null, changedAt: ctx.now };
    if (version === 0) await tx.insert(s).values({ ...row, planId });
    else await tx.update(s).set(row).where(eq(s.planId, planId));
    await recordStaffAct(ctx, tx, { action: "self_assessment.saved", subjectType: "plan", subjectId: planId, planId, data: { version: version + 1, changed } });
    return done({ version: version + 1 });
  });
}

function isSame(one: Bilingual, other: Bilingual): boolean {
  return one.da === other.da && one.en === other.en;
}
