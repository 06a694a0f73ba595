import { and, desc, eq, ne } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import { followSubjects, type FollowSubject } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

/** Something that one follows, with its name and where it is, without the language. `title` is null for a proposal whose text is hidden. */
export type FollowView = { subject: FollowSubject; id: string; path: string; reference: string | null; title: { text: string; lang: string } | null; since: Date };

/** All that the signed-in person follows, by kind, the last followed first. What is not there any more is left out. */
export async function listFollows(ctx: Context): Promise<{ subject: FollowSubject; follows: FollowView[] }[]> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id: userId } = ctx.actor;
  const lists = { proposal: proposalsOf, theme: themesOf, plan: plansOf, initiative: initiativesOf, organisation: organisationsOf } satisfies Record<FollowSubject, unknown>;
  const groups = await Promise.all(followSubjects.map(async (subject) => ({ subject, follows: (await lists[subject](ctx, userId)).map((each) => ({ subject, ...each })) })));
  return groups.filter((group) => group.follows.length > 0);
}

type Followed = Omit<FollowView, "subject">;

function mine({ tables: { follows: f } }: Context, userId: string, subject: FollowSubject) {
  return and(eq(f.userId, userId), eq(f.subject, subject));
}

async function proposalsOf(ctx: Context, userId: string): Promise<Followed[]> {
  const { follows: f, proposals: p } = ctx.tables;
  const rows = await ctx.read.select({ id: p.id, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, authorId: p.authorId, since: f.createdAt }).from(f).innerJoin(p, eq(p.id, f.subjectId)).where(mine(ctx, userId, "proposal")).orderBy(desc(f.createdAt));
  return rows.map(({ id, reference, title, language, isHidden, authorId, since }) => ({ id, reference, since, path: `/proposals/${reference}`, title: isHidden && authorId !== userId ? null : { text: title, lang: language } }));
}

async function themesOf(ctx: Context, userId: string): Promise<Followed[]> {
  const { follows: f, themes, plans } = ctx.tables;
  const rows = await ctx.read.select({ id: themes.id, slug: themes.slug, title: themes.title, plan: plans.slug, since: f.createdAt }).from(f).innerJoin(themes, eq(themes.id, f.subjectId)).innerJoin(plans, eq(plans.id, themes.planId)).where(and(mine(ctx, userId, "theme"), ne(plans.state, "draft"))).orderBy(desc(f.createdAt));
  return rows.map(({ id, slug, title, plan, since }) => ({ id, reference: null, since, path: `/plans/${plan}/themes/${slug}`, title: inLocale(title, ctx.locale) }));
}

async function plansOf(ctx: Context, userId: string): Promise<Followed[]> {
  const { follows: f, plans } = ctx.tables;
  const rows = await ctx.read.select({ id: plans.id, slug: plans.slug, title: plans.title, since: f.createdAt }).from(f).innerJoin(plans, eq(plans.id, f.subjectId)).where(and(mine(ctx, userId, "plan"), ne(plans.state, "draft"))).orderBy(desc(f.createdAt));
  return rows.map(({ id, slug, title, since }) => ({ id, reference: null, since, path: `/plans/${slug}`, title: inLocale(title, ctx.locale) }));
}

async function initiativesOf(ctx: Context, userId: string): Promise<Followed[]> {
  const { follows: f, initiatives: i, plans } = ctx.tables;
  const rows = await ctx.read.select({ id: i.id, reference: i.reference, title: i.title, since: f.createdAt }).from(f).innerJoin(i, eq(i.id, f.subjectId)).innerJoin(plans, eq(plans.id, i.planId)).where(and(mine(ctx, userId, "initiative"), ne(plans.state, "draft"))).orderBy(desc(f.createdAt));
  return rows.map(({ id, reference, title, since }) => ({ id, reference, since, path: `/initiatives/${reference}`, title: inLocale(title, ctx.locale) }));
}

async function organisationsOf(ctx: Context, userId: string): Promise<Followed[]> {
  const { follows: f, organisations: o } = ctx.tables;
  const rows = await ctx.read.select({ id: o.id, name: o.name, since: f.createdAt }).from(f).innerJoin(o, eq(o.id, f.subjectId)).where(mine(ctx, userId, "organisation")).orderBy(desc(f.createdAt));
  return rows.map(({ id, name, since }) => ({ id, reference: null, since, path: `/organisations/${id}`, title: { text: name, lang: ctx.locale } }));
}
