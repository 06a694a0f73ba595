import { and, asc, eq, inArray, isNull, lte, notInArray } from "drizzle-orm";
import { setImmediate as nextTurn } from "node:timers/promises";
import { inLocale } from "#app/lib/bilingual.ts";
import type { NoticeData } from "#db/schema/participation.ts";
import { initiativeNoticeKinds, type Locale } from "#db/values.ts";
import type { Context } from "../context.ts";
import { listAlsoConcerned } from "../merging/list-also-concerned.server.ts";
import { sourcesOf, type Subject, type SubjectComment, type Why } from "./concerned.server.ts";
import { findInitiativeAudience } from "./initiative-audience.server.ts";
import { isToldThroughOthers, isToldWhenHidden } from "./notice-policy.ts";
import { nextPeople, type PeopleSource } from "./people-in-batches.server.ts";
import { sourcesAround, sourcesOfDates } from "./plan-audience.server.ts";
import { writeNotices, type ToTell } from "./write-notices.server.ts";

type Row = Context["tables"]["announcements"]["$inferSelect"];

export type FanOutOptions = {
  clock: () => Date;
  /** Asked before each batch: true leaves the rest to another round or process. */
  isStopping?: () => boolean;
  /** So many people are told in one transaction. */
  batchSize?: number;
  /** After so many batches mail has its turn. */
  mostBatches?: number;
};

/** So many announcements are taken in one transaction: most have few people, who are told within milliseconds. */
const takenAtOnce = 10;

/** How long an announcement is this process's alone, in milliseconds: a batch takes a fraction of it, and renews it. After a failure it is tried again then. */
const lease = 60_000;

/**
 * Tells the people whom it concerns of what happened, some at a time, and answers how many batches there were. Several
 * processes may run it at once. Each batch is one transaction that writes the notices, queues the mail, moves on and renews
 * the lease: killed anywhere, another goes on from there, and nobody is told twice.
 */
export async function tellDue(ctx: Context, { clock, isStopping, batchSize = 200, mostBatches = 20 }: FanOutOptions): Promise<number> {
  let batches = 0;
  const mayGoOn = () => batches < mostBatches && !isStopping?.();
  const tellAll = async (row: Row) => {
    let held: Row | null = row;
    while (held && mayGoOn()) {
      batches += 1;
      held = await tellBatch({ ...ctx, now: clock() }, held, batchSize);
      // Nothing here waits for the network: without this, who asks for a page would wait until all were told.
      await nextTurn();
    }
    if (held) await giveBack(ctx, held, clock());
  };
  while (mayGoOn()) {
    const taken = await take(ctx, clock());
    if (taken.length === 0) return batches;
    const failures: unknown[] = [];
    for (const row of taken) {
      // One that fails is tried again when its lease runs out; those that were taken with it do not wait for that.
      await tellAll(row).catch((error: unknown) => { failures.push(error); });
    }
    if (failures.length > 0) throw failures[0];
  }
  return batches;
}

/** Takes the announcements that have waited longest: of several processes one gets each. */
async function take(ctx: Context, now: Date): Promise<Row[]> {
  const { announcements: a } = ctx.tables;
  const isDue = and(isNull(a.doneAt), lte(a.availableAt, now));
  // Nothing to tell, the usual case once a second, is seen without a write.
  const waiting = await ctx.read.select({ id: a.id }).from(a).where(isDue).orderBy(asc(a.availableAt), asc(a.id)).limit(takenAtOnce);
  if (waiting.length === 0) return [];
  const rows = await ctx.write(async (tx) => tx.update(a).set({ availableAt: new Date(now.getTime() + lease) }).where(and(inArray(a.id, waiting.map((each) => each.id)), isDue)).returning());
  return waiting.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
}

/** The announcement as this process holds it: whoever took it since has moved its lease. */
function stillOurs(ctx: Context, row: Row) {
  const { announcements: a } = ctx.tables;
  return and(eq(a.id, row.id), eq(a.availableAt, row.availableAt), isNull(a.doneAt));
}

/** What has more people goes on when mail had its turn. */
async function giveBack(ctx: Context, row: Row, now: Date) {
  await ctx.write(async (tx) => { await tx.update(ctx.tables.announcements).set({ availableAt: now }).where(stillOurs(ctx, row)); });
}

/** Tells the next people. Answers the announcement with its new lease, or null when it is done, or somebody else's by now. */
async function tellBatch(ctx: Context, row: Row, batchSize: number): Promise<Row | null> {
  const { announcements: a } = ctx.tables;
  const audience = await findAudience(ctx, row);
  const { people, next } = audience ? await nextPeople(audience.sources, row.toldUpTo, batchSize) : { people: [], next: null };
  const told = audience ? people.filter(({ userId, why }) => userId !== row.actorId && audience.isTold(why)).map(({ userId, why }): ToTell => ({ userId, relation: why.relation, data: (locale) => audience.dataFor(why, locale) })) : [];
  return ctx.write(async (tx) => {
    // The first statement holds the row: who comes second finds the lease moved.
    const change = next === null ? { doneAt: ctx.now } : { toldUpTo: next, availableAt: new Date(ctx.now.getTime() + lease) };
    const [held] = await tx.update(a).set(change).where(stillOurs(ctx, row)).returning();
    if (!held) return null;
    await writeNotices(ctx, tx, told, { cause: row.id, kind: row.kind, at: row.at });
    return held.doneAt ? null : held;
  });
}

type Audience = { sources: PeopleSource<Why>[]; isTold: (why: Why) => boolean; dataFor: (why: Why, locale: Locale) => NoticeData };

/** Whom it concerns, or null when there is nothing to tell any more: a comment that is hidden or deleted, a plan that is not public. */
async function findAudience(ctx: Context, row: Row): Promise<Audience | null> {
  if (initiativeNoticeKinds.includes(row.kind)) return findInitiativeAudience(ctx, row);
  if (row.proposalId === null) return findPlanAudience(ctx, row);
  const proposal = await findProposal(ctx, row.proposalId);
  if (!proposal) return null;
  const comment = row.commentId === null ? null : await findComment(ctx, row.commentId);
  if (row.commentId !== null && !comment) return null;
  const { initiatives: i } = ctx.tables;
  const [initiative] = row.data.initiative ? await ctx.read.select({ id: i.id }).from(i).where(eq(i.reference, row.data.initiative)) : [];
  const { title: _, ...untitled } = row.data;
  const about = { ...untitled, reference: proposal.reference, ...(comment && { comment: row.commentId!, ...(comment.organisation !== null && { organisation: comment.organisation }) }) };
  // That a text is hidden is told without its title, to all but who wrote it.
  const isHidden = proposal.isHidden || row.kind === "proposal_hidden";
  return {
    sources: sourcesOf(ctx, proposal, { kind: row.kind, isMajor: row.data.outcome === "major", initiativeId: initiative?.id ?? null, comment }, isToldThroughOthers(row.kind) ? await listAlsoConcerned(ctx, proposal.id) : []),
    isTold: (why) => !isHidden || isAuthor(why) || isToldWhenHidden(row.kind),
    dataFor: ({ isReplyToOwn, followed, through, relation }) => ({ ...about, ...(isReplyToOwn && { repliesTo: "own" }), ...((!isHidden || isAuthor({ relation, through })) && { title: row.data.title ?? proposal.title, language: row.data.language ?? proposal.language }), ...(followed && { followed }), ...(through && { through }) }),
  };
}

/** Whom it concerns what happened to a whole plan, which is told by its title. Null when that is not public, or its dates are those of a plan that is over. */
async function findPlanAudience(ctx: Context, row: Row): Promise<Audience | null> {
  const { plans: p } = ctx.tables;
  const isOfDates = row.kind === "plan_dates_changed";
  const [plan] = await ctx.read.select({ slug: p.slug, title: p.title }).from(p).where(and(eq(p.id, row.planId), notInArray(p.state, isOfDates ? ["draft", "closed"] : ["draft"])));
  if (!plan) return null;
  return {
    sources: isOfDates ? sourcesOfDates(ctx, row.planId) : sourcesAround(ctx, row.planId),
    isTold: () => true,
    dataFor: ({ followed }, locale) => ({ ...row.data, plan: plan.slug, title: inLocale(plan.title, locale).text, ...(followed && { followed }) }),
  };
}

/** Of the proposal itself. Who wrote one that was merged into it has no more of a right to its hidden text than others. */
function isAuthor({ relation, through }: Pick<Why, "relation"> & { through?: Why["through"] | undefined }): boolean {
  return relation === "author" && through === undefined;
}

async function findProposal(ctx: Context, id: string): Promise<(Subject & { reference: string; title: string; language: string; isHidden: boolean }) | null> {
  const { proposals: p, plans } = ctx.tables;
  const [row] = await ctx.read.select({ id: p.id, planId: p.planId, themeId: p.themeId, organisationId: p.organisationId, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, state: plans.state }).from(p).innerJoin(plans, eq(plans.id, p.planId)).where(eq(p.id, id));
  return row && row.state !== "draft" ? row : null;
}

async function findComment(ctx: Context, id: string): Promise<(SubjectComment & { organisation: string | null }) | null> {
  const { comments: c, organisations: o } = ctx.tables;
  const [row] = await ctx.read.select({ parentId: c.parentId, organisationId: c.organisationId, organisation: o.name }).from(c).leftJoin(o, eq(o.id, c.organisationId)).where(and(eq(c.id, id), eq(c.isHidden, false), isNull(c.deletedAt)));
  return row ?? null;
}
