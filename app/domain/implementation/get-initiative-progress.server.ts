import { eq } from "drizzle-orm";
import { dayOf } from "#app/lib/danish-day.ts";
import type { Context } from "../context.ts";
import type { Coding } from "./coding.ts";
import { findCoding } from "./find-coding.server.ts";
import { progressOf, type InitiativeProgress } from "./progress.ts";
import { readMilestones, type MilestoneView } from "./read-milestones.server.ts";

/** How far an adopted initiative has come, as everybody may read it. `coding`: OGP's reviewers', null as long as they have not coded it. */
export type InitiativeProgressView = { progress: InitiativeProgress; milestones: MilestoneView[]; coding: Coding | null; today: string };

/** `all`: the milestone of which more than the last reports are wanted. Null for an initiative that is not adopted: there is nothing to carry out yet. */
export async function getInitiativeProgress(ctx: Context, reference: string, all?: string): Promise<InitiativeProgressView | null> {
  const { initiatives: i } = ctx.tables;
  const [row] = await ctx.read.select({ id: i.id, state: i.state }).from(i).where(eq(i.reference, reference));
  if (row?.state !== "published") return null;
  const [milestones, { coding }] = await Promise.all([readMilestones(ctx, { initiativeId: row.id }, { all }), findCoding(ctx, row.id)]);
  return { progress: progressOf(milestones), milestones: milestones.map(({ initiativeId: _, ...milestone }) => milestone), coding, today: dayOf(ctx.now) };
}
