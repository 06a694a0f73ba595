import { and, asc, eq, gt, isNull, ne } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import type { NoticeData } from "#db/schema/participation.ts";
import type { Locale } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { Why } from "./concerned.server.ts";
import type { PeopleSource } from "./people-in-batches.server.ts";

type InitiativeAudience = { sources: PeopleSource<Why>[]; isTold: (why: Why) => boolean; dataFor: (why: Why, locale: Locale) => NoticeData };

/** Whom it concerns what happens with an initiative: who follows it. It is told by the initiative's title. Null when the initiative is not public, or the comment that it is about is hidden or deleted by now. */
export async function findInitiativeAudience(ctx: Context, data: NoticeData): Promise<InitiativeAudience | null> {
  const { initiatives: i, plans: p, initiativeComments: c, follows: f } = ctx.tables;
  if (!data.initiative) return null;
  const [initiative] = await ctx.read.select({ id: i.id, title: i.title }).from(i).innerJoin(p, eq(p.id, i.planId)).where(and(eq(i.reference, data.initiative), ne(p.state, "draft")));
  if (!initiative) return null;
  if (data.comment) {
    const shown = await ctx.read.select({ id: c.id }).from(c).where(and(eq(c.id, data.comment), eq(c.isHidden, false), isNull(c.deletedAt)));
    if (shown.length === 0) return null;
  }
  const why = { relation: "follower", followed: "initiative" } as const satisfies Why;
  return {
    sources: [{ why, read: (after, size) => ctx.read.selectDistinct({ userId: f.userId }).from(f).where(and(eq(f.subject, "initiative"), eq(f.subjectId, initiative.id), gt(f.userId, after))).orderBy(asc(f.userId)).limit(size) }],
    isTold: () => true,
    dataFor: ({ followed }, locale) => ({ ...data, title: inLocale(initiative.title, locale).text, ...(followed && { followed }) }),
  };
}
