import { and, eq, sql } from "drizzle-orm";
import { requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { BeginInput } from "./schema.ts";

/** Begins a draft that no proposal is behind, in the language of who begins it. The form's key makes one of a form that is sent twice. */
export async function beginDraft(ctx: Context, planSlug: string, { title, theme, origin, formKey: id }: BeginInput): Promise<Result<{ reference: string }, "initiative_theme_missing">> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiatives: i, plans: p, themes: t } = ctx.tables;
  return ctx.write(async (tx) => {
    const giveBack = async (number: number) => { await tx.update(p).set({ lastInitiativeNumber: number - 1 }).where(eq(p.id, plan.id)); };
    // The plan's row is held first: of two that send the same form at once, the second sees what the first began.
    const [numbered] = await tx.update(p).set({ lastInitiativeNumber: sql`${p.lastInitiativeNumber} + 1` }).where(eq(p.id, plan.id)).returning({ number: p.lastInitiativeNumber, state: p.state });
    if (!numbered) throw notFound();
    const [begun] = await tx.select({ reference: i.reference, planId: i.planId }).from(i).where(eq(i.id, id));
    if (begun) {
      if (begun.planId !== plan.id) throw forbidden();
      await giveBack(numbered.number);
      return done({ reference: begun.reference });
    }
    if (numbered.state === "closed") throw forbidden("plan_closed");
    const [place] = await tx.select({ id: t.id }).from(t).where(and(eq(t.planId, plan.id), eq(t.slug, theme)));
    if (!place) {
      await giveBack(numbered.number);
      return refused("initiative_theme_missing");
    }
    const reference = `${plan.code}-I-${String(numbered.number).padStart(2, "0")}`;
    const nothing = { da: "", en: "" };
    await tx.insert(i).values({ id, reference, planId: plan.id, themeId: place.id, sequence: numbered.number, state: "draft", title: { ...nothing, [ctx.locale]: title }, summary: nothing, facts: {}, origin, createdAt: ctx.now });
    await recordStaffAct(ctx, tx, { action: "initiative.begun", subjectType: "initiative", subjectId: id, planId: plan.id, data: { reference, origin } });
    return done({ reference });
  });
}
