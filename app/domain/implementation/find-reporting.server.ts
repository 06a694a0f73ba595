import { eq } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";
import { readMilestones, type MilestoneView } from "./read-milestones.server.ts";

/** What a party sees that reports by its link: the initiative and its milestones as everybody does. `isOpen`: it can report now. `isDraft`: there is nothing to report yet. */
export type ReportingPage = { party: { name: string }; reference: string; title: Worded; milestones: MilestoneView[]; isOpen: boolean; isDraft: boolean; today: string };

/** The party that a link is for; null where it opens nothing (any more). */
export async function findReporting(ctx: Context, token: string): Promise<ReportingPage | null> {
  const { initiativeAuthorities: a, initiatives: i, plans: p } = ctx.tables;
  const [row] = await ctx.read.select({ name: a.name, partyState: a.state, id: i.id, reference: i.reference, title: i.title, state: i.state, planState: p.state })
    .from(a).innerJoin(i, eq(i.id, a.initiativeId)).innerJoin(p, eq(p.id, i.planId)).where(eq(a.tokenHash, hashToken(token)));
  if (!row) return null;
  const milestones = await readMilestones(ctx, { initiativeId: row.id });
  return {
    party: { name: row.name }, reference: row.reference, title: inLocale(row.title, ctx.locale), milestones: milestones.map(({ initiativeId: _, ...each }) => each),
    isDraft: row.state === "draft", isOpen: row.state === "published" && row.planState === "published" && row.partyState !== "declined", today: dayOf(ctx.now),
  };
}
