import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import type { AdoptedPlanFile } from "./seed-files.ts";

const nothing = { da: "", en: "" };

/** Writes a plan that was adopted before the platform was there, with what is known of it. */
export async function seedAdoptedPlan(ctx: Context, tx: WriteHandle, file: AdoptedPlanFile): Promise<void> {
  const { plans, themes } = ctx.tables;
  const { slug, code, template, title, summary, publishedOn, ...facts } = file.plan;
  const planId = newId();
  await tx.insert(plans).values({
    id: planId, slug, code, template, state: "published", title, summary, question: nothing, rules: nothing, facts, publishedOn,
    lastInitiativeNumber: file.initiatives.length,
    // Lists show the newest plan first, so a plan that is older than the platform carries its own date.
    createdAt: new Date(facts.announcedOn),
  });
  const themeIds = new Map<number, string>();
  for (const theme of file.themes) {
    const id = newId();
    themeIds.set(theme.number, id);
    await tx.insert(themes).values({ id, planId, number: theme.number, slug: theme.slug, title: theme.title, summary: nothing, description: nothing });
  }
  for (const initiative of file.initiatives) await seedInitiative(ctx, tx, { planId, code, themeId: themeIds.get(initiative.theme)! }, initiative);
  await recordAct(ctx, tx, { action: "plan.seeded", subjectType: "plan", subjectId: planId, planId, data: { slug } });
}

async function seedInitiative(ctx: Context, tx: WriteHandle, place: { planId: string; code: string; themeId: string }, initiative: AdoptedPlanFile["initiatives"][number]) {
  const { number, sequence, title, ogpId, lead, leadSource, supporting, facts, milestones, sources } = initiative;
  await tx.insert(ctx.tables.initiatives).values({
    id: newId(), reference: `${place.code}-${number}`, planId: place.planId, themeId: place.themeId, sequence, number, state: "published", title, summary: nothing, createdAt: ctx.now,
    facts: { ogpId, lead: lead && leadSource ? { name: lead, source: leadSource } : null, supporting, review: facts, milestones, sources },
  });
}
