import { TZDate } from "@date-fns/tz";
import type { WriteHandle } from "#db/store.ts";
import type { PhaseKind } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { answerTemplates } from "./answer-templates.ts";
import { seedConsulted } from "./seed-consulted.server.ts";
import { seedDemoDebate } from "./seed-demo-debate.server.ts";
import { seedDemoPeople } from "./seed-demo-people.server.ts";
import { seedDemoInitiatives } from "./seed-demo-initiatives.server.ts";
import { seedDemoRecords } from "./seed-demo-records.server.ts";
import { seedDemoDesk } from "./seed-demo-desk.server.ts";
import { seedDemoTriage } from "./seed-demo-triage.server.ts";
import type { AdoptedPlanFile, DemoFile } from "./seed-files.ts";

/** The first day of each phase, counted from the day of the first start; each ends where the next begins. */
const phaseDays: [PhaseKind, number][] = [["announce", -49], ["collect", -21], ["triage", 35], ["draft", 63], ["publish", 98], ["implement", 112], ["report", 842]];
const lastDay = 902;
const slug = "ogp-2026-2028";

/** Writes the demonstration: a plan that collects proposals now, with what invented people said and what came of it. */
export async function seedDemoPlan(ctx: Context, tx: WriteHandle, file: DemoFile, themes: AdoptedPlanFile["themes"], passwordHash: string): Promise<void> {
  const phases = phasesAround(ctx.now);
  const planId = newId();
  const { title, summary, question, rules, supportLimit = null } = file.plan;
  await tx.insert(ctx.tables.plans).values({ id: planId, slug, code: "OGP28", template: "ogp2022", state: "open", isDemo: true, title, summary, question, rules, facts: { coordinator: { da: "Demosekretariatet for Åben Forvaltning", en: "Demosekretariatet for Åben Forvaltning" } }, supportLimit, announcedAt: phases[0]!.opensAt, createdAt: ctx.now });
  for (const [index, phase] of phases.entries()) await tx.insert(ctx.tables.phases).values({ planId, position: index + 1, ...phase });
  const themeIds = await seedThemes(ctx, tx, planId, file, themes);
  await recordAct(ctx, tx, { action: "plan.seeded", subjectType: "plan", subjectId: planId, planId, data: { slug } });
  await tx.insert(ctx.tables.answerTemplates).values(answerTemplates.map((template) => ({ ...template, id: newId(), planId, createdAt: ctx.now })));
  const people = await seedDemoPeople(ctx, tx, file, passwordHash, phases[0]!.opensAt);
  const demo = { file, planId, phases, themeIds, people };
  const proposals = await seedDemoDebate(ctx, tx, demo);
  await seedDemoTriage(ctx, tx, demo, proposals);
  await seedDemoDesk(ctx, tx, demo, slug, proposals);
  await seedConsulted(ctx, tx, demo);
  await seedDemoRecords(ctx, demo, slug);
  await seedDemoInitiatives(ctx, tx, demo, slug);
  await forgetTraces(ctx, tx);
}

/** Midnights in Denmark, whatever the clock change does in between. */
function phasesAround(now: Date): Phase[] {
  const today = new TZDate(now.getTime(), "Europe/Copenhagen");
  const midnight = (days: number) => new Date(new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + days, "Europe/Copenhagen").getTime());
  return phaseDays.map(([kind, from], index) => ({ kind, opensAt: midnight(from), closesAt: midnight(phaseDays[index + 1]?.[1] ?? lastDay) }));
}

async function seedThemes(ctx: Context, tx: WriteHandle, planId: string, file: DemoFile, themes: AdoptedPlanFile["themes"]): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  for (const { number, slug, title } of themes) {
    const words = file.plan.themes.find((each) => each.number === number);
    if (!words) throw new Error(`demo.json says nothing of theme ${number}`);
    const id = newId();
    ids.set(number, id);
    await tx.insert(ctx.tables.themes).values({ id, planId, number, slug, title, summary: words.summary, description: words.description });
  }
  return ids;
}

/** The commands counted tries and queued mail: neither concerns people and authorities that do not exist. */
async function forgetTraces(ctx: Context, tx: WriteHandle) {
  const { rateLimits, outboxMessages, announcements } = ctx.tables;
  await tx.delete(rateLimits);
  // What happened before the demonstration began is news to nobody but the authors, who have their notices.
  await tx.delete(announcements);
  await tx.delete(outboxMessages);
}
