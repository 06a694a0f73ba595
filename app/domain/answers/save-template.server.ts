import { and, eq, ne, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { mayEditTemplates } from "./policy.ts";
import type { TemplateInput } from "./template-schema.ts";

/** Writes a template of a plan, or changes one. Throws `conflict` when somebody changed it since the form was opened. */
export async function saveTemplate(ctx: Context, planId: string, { id, version, summaryDa, summaryEn, reasonDa, reasonEn, ...rest }: TemplateInput): Promise<Result<{ id: string }, "template_name_taken">> {
  requireStaff(ctx.actor, planId);
  if (!mayEditTemplates(ctx.actor, planId)) throw forbidden();
  const { answerTemplates: t } = ctx.tables;
  const row = { ...rest, summary: { da: summaryDa, en: summaryEn }, reason: { da: reasonDa, en: reasonEn } };
  return ctx.write(async (tx) => {
    const taken = await tx.select({ id: t.id }).from(t).where(and(eq(t.planId, planId), eq(t.name, row.name), id ? ne(t.id, id) : undefined));
    if (taken.length > 0) return refused("template_name_taken");
    const before = id ? (await tx.select().from(t).where(and(eq(t.id, id), eq(t.planId, planId))))[0] : undefined;
    const saved = id
      ? await tx.update(t).set({ ...row, version: sql`${t.version} + 1` }).where(and(eq(t.id, id), eq(t.planId, planId), eq(t.version, version))).returning({ id: t.id })
      : await tx.insert(t).values({ ...row, id: newId(), planId, createdAt: ctx.now }).onConflictDoNothing().returning({ id: t.id });
    if (saved.length === 0) {
      if (id) throw conflict();
      return refused("template_name_taken");
    }
    await recordStaffAct(ctx, tx, { action: id ? "answer_template.changed" : "answer_template.written", subjectType: "plan", subjectId: planId, planId, data: { template: row.name, before: before ? { name: before.name, outcome: before.outcome, isActive: before.isActive } : null, after: { name: row.name, outcome: row.outcome, isActive: row.isActive } } });
    return done({ id: saved[0]!.id });
  });
}
