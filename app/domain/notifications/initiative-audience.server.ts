import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import type { NoticeData } from "#db/schema/participation.ts";
import type { Locale, NoticeKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { Why } from "./concerned.server.ts";
import type { PeopleSource } from "./people-in-batches.server.ts";
import { peopleIn } from "./plan-audience.server.ts";

type InitiativeAudience = { sources: PeopleSource<Why>[]; isTold: (why: Why) => boolean; dataFor: (why: Why, locale: Locale) => NoticeData };

/** Whom it concerns what happens with an initiative, which is told by its title. Null when it or its plan is not public, or the comment that it is about is hidden or deleted by now. */
export async function findInitiativeAudience(ctx: Context, { kind, planId, data }: { kind: NoticeKind; planId: string; data: NoticeData }): Promise<InitiativeAudience | null> {
  const { initiatives: i, plans: p, initiativeComments: c, follows: f } = ctx.tables;
  const [initiative] = await ctx.read.select({ id: i.id, planId: i.planId, title: i.title }).from(i).innerJoin(p, eq(p.id, i.planId)).where(and(eq(i.reference, data.initiative ?? ""), eq(i.planId, planId), ne(p.state, "draft")));
  if (!initiative) return null;
  if (data.comment) {
    const shown = await ctx.read.select({ id: c.id }).from(c).where(and(eq(c.id, data.comment), eq(c.isHidden, false), isNull(c.deletedAt)));
    if (shown.length === 0) return null;
  }
  const followers = peopleIn(ctx, { relation: "follower", followed: "initiative" }, f, f.userId, and(eq(f.subject, "initiative"), eq(f.subjectId, initiative.id))!);
  return {
    // A comment is for who follows the initiative; how it is carried out is for all whom it concerns.
    sources: kind === "initiative_commented" ? [followers] : sourcesAround(ctx, initiative, followers),
    isTold: () => true,
    dataFor: ({ followed }, locale) => {
      const { text, lang } = inLocale(initiative.title, locale);
      return { ...data, title: text, language: lang, ...(followed && { followed }) };
    },
  };
}

/** Who put forward a proposal that it came from or stood beside it, and who follows it or the whole plan. The closest relation first; each source is read in the order of the ids. */
function sourcesAround(ctx: Context, { id, planId }: { id: string; planId: string }, followers: PeopleSource<Why>): PeopleSource<Why>[] {
  const { proposals: p, coAuthors: c, follows: f, initiativeSources: s } = ctx.tables;
  const behind = ctx.read.select({ id: s.proposalId }).from(s).where(eq(s.initiativeId, id));
  return [
    peopleIn(ctx, { relation: "author" }, p, p.authorId, inArray(p.id, behind)),
    peopleIn(ctx, { relation: "co_author" }, c, c.userId, and(inArray(c.proposalId, behind), eq(c.state, "accepted"))!),
    followers,
    peopleIn(ctx, { relation: "follower", followed: "plan" }, f, f.userId, and(eq(f.subject, "plan"), eq(f.subjectId, planId))!),
  ];
}
