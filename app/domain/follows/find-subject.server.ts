import { and, eq, isNull, ne } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import type { FollowInput } from "./schema.ts";

/** The name of what somebody wants to follow, if it is there for the public; a proposal whose text is hidden by its reference. */
export async function findSubject(ctx: Context, { subject, id }: FollowInput): Promise<{ text: string; lang: string } | null> {
  const { plans, proposals: p, themes, initiatives, organisations: o } = ctx.tables;
  const isPublic = ne(plans.state, "draft");
  if (subject === "organisation") {
    const [row] = await ctx.read.select({ name: o.name }).from(o).where(and(eq(o.id, id), isNull(o.mergedIntoId)));
    return row ? { text: row.name, lang: ctx.locale } : null;
  }
  if (subject === "proposal") {
    const [row] = await ctx.read.select({ reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden }).from(p).innerJoin(plans, eq(plans.id, p.planId)).where(and(eq(p.id, id), isPublic));
    return row ? (row.isHidden ? { text: row.reference, lang: ctx.locale } : { text: row.title, lang: row.language }) : null;
  }
  const within = subject === "theme" ? themes : initiatives;
  const [row] = subject === "plan" ? await ctx.read.select({ title: plans.title }).from(plans).where(and(eq(plans.id, id), isPublic))
    : await ctx.read.select({ title: within.title }).from(within).innerJoin(plans, eq(plans.id, within.planId)).where(and(eq(within.id, id), isPublic));
  return row ? inLocale(row.title, ctx.locale) : null;
}
