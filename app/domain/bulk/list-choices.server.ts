import { and, asc, eq } from "drizzle-orm";
import type { BulkKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { listThemes } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { listStaff } from "../triage/staff-of-plan.server.ts";
import { handStages } from "../triage/schema.ts";

/** Something that is chosen once for all cases: `name` is that of the act's setting. A label that is a word of the platform is null: the page knows it by its value. */
export type Choice = { name: string; isMany: boolean; options: { value: string; label: string | null }[] };

/** What is chosen for an act of this kind. */
export async function listChoices(ctx: Context, planId: string, kind: BulkKind): Promise<Choice[]> {
  requireStaff(ctx.actor, planId);
  const people = async () => (await listStaff(ctx, planId)).map(({ id, name }) => ({ value: id, label: name }));
  switch (kind) {
    case "theme": return [{ name: "theme", isMany: false, options: (await listThemes(ctx, planId)).map(({ slug, title }) => ({ value: slug, label: title.text })) }];
    case "handler": return [{ name: "handler", isMany: false, options: await people() }];
    case "stage": return [{ name: "stage", isMany: false, options: handStages.map((value) => ({ value, label: null })) }];
    case "assessors": return [{ name: "assessors", isMany: true, options: await people() }];
    case "template_answer": return [{ name: "template", isMany: false, options: await listTemplates(ctx, planId) }];
    case "approve":
    case "publish": return [];
  }
}

async function listTemplates(ctx: Context, planId: string): Promise<Choice["options"]> {
  const { answerTemplates: t } = ctx.tables;
  return ctx.read.select({ value: t.id, label: t.name }).from(t).where(and(eq(t.planId, planId), eq(t.isActive, true))).orderBy(asc(t.name), asc(t.id));
}
