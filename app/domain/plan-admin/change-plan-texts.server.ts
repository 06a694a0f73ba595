import { eq, sql } from "drizzle-orm";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { Context } from "../context.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { asFields, asStored } from "./plan-texts.ts";
import type { PlanTextField, PlanTextsInput } from "./texts-schema.ts";

/**
 * Changes what a plan says of itself, for its coordinators. Answers the problems by the names of the fields, none when it is
 * done: a plan that everybody can read keeps a title and a summary in its languages. Throws `conflict` when somebody was faster.
 */
export async function changePlanTexts(ctx: Context, planSlug: string, { version, ...input }: PlanTextsInput): Promise<FieldErrors> {
  const { id } = await getManagedPlan(ctx, planSlug);
  const { plans: p } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, id, version);
    const errors = plan.state === "draft" ? {} : missingTexts(input);
    if (Object.keys(errors).length > 0) return errors;
    const after = asStored({ ...input, version });
    const [was, is] = [asFields(plan), asFields(after)];
    const changed = (Object.keys(is) as PlanTextField[]).filter((name) => was[name] !== is[name]);
    if (changed.length === 0) return {};
    await tx.update(p).set({ ...after, version: sql`${p.version} + 1` }).where(eq(p.id, id));
    const said = ({ titleDa, titleEn, languages, supportLimit }: typeof is) => ({ titleDa, titleEn, languages, supportLimit });
    await recordStaffAct(ctx, tx, { action: "plan.texts_changed", subjectType: "plan", subjectId: id, planId: id, data: { before: said(was), after: said(is), changed } });
    return {};
  });
}

function missingTexts({ titleEn, summaryDa, summaryEn, languages }: Omit<PlanTextsInput, "version">): FieldErrors {
  return {
    ...(summaryDa === "" && { summaryDa: "plan_summary_missing" }),
    ...(languages === "both" && titleEn === "" && { titleEn: "plan_title_missing" }),
    ...(languages === "both" && summaryEn === "" && { summaryEn: "plan_summary_missing" }),
  };
}
