import { and, desc, eq, ne, or } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import type { FollowSubject } from "#db/values.ts";
import type { Context } from "../context.ts";

/** Something that one follows: its name in the language that it is written in, and its address within the site's language. */
export type Followed = { subject: FollowSubject; id: string; title: string; language: string; path: string; reference: string };

/** The newest that somebody follows and that is still to be seen. The title of a hidden proposal is empty. */
export async function listNewestFollows(ctx: Context, userId: string, limit: number): Promise<Followed[]> {
  const { follows: f, proposals: p, themes: t, plans, initiatives: i, organisations: o } = ctx.tables;
  const rows = await ctx.read.select({ follow: f, proposal: { reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden }, theme: { slug: t.slug, title: t.title }, plan: { slug: plans.slug, title: plans.title }, initiative: { reference: i.reference, title: i.title }, organisation: { name: o.name } }).from(f)
    .leftJoin(p, and(eq(f.subject, "proposal"), eq(p.id, f.subjectId)))
    .leftJoin(t, and(eq(f.subject, "theme"), eq(t.id, f.subjectId)))
    .leftJoin(plans, and(ne(plans.state, "draft"), or(and(eq(f.subject, "plan"), eq(plans.id, f.subjectId)), eq(plans.id, t.planId))))
    .leftJoin(i, and(eq(f.subject, "initiative"), eq(i.id, f.subjectId)))
    .leftJoin(o, and(eq(f.subject, "organisation"), eq(o.id, f.subjectId)))
    .where(eq(f.userId, userId)).orderBy(desc(f.createdAt), desc(f.subjectId)).limit(limit);
  return rows.flatMap(({ follow: { subject, subjectId }, proposal, theme, plan, initiative, organisation }): Followed[] => {
    const item = (title: string, language: string, path: string, reference = "") => [{ subject, id: subjectId, title, language, path, reference }];
    if (proposal) return item(proposal.isHidden ? "" : proposal.title, proposal.language, `/proposals/${proposal.reference}`, proposal.reference);
    if (theme && plan) { const { text, lang } = inLocale(theme.title, ctx.locale); return item(text, lang, `/plans/${plan.slug}/themes/${theme.slug}`); }
    if (subject === "plan" && plan) { const { text, lang } = inLocale(plan.title, ctx.locale); return item(text, lang, `/plans/${plan.slug}`); }
    if (initiative) { const { text, lang } = inLocale(initiative.title, ctx.locale); return item(text, lang, `/initiatives/${initiative.reference}`); }
    return organisation ? item(organisation.name, ctx.locale, `/organisations/${subjectId}`) : [];
  });
}
