import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import type { Locale, Outcome } from "#db/values.ts";
import { hasConflict } from "../assessment/has-conflict.server.ts";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { composeMail } from "../mail/compose-mail.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import type { Draft } from "./draft.server.ts";
import { isOnItsWay } from "./drafts-on-their-way.server.ts";
import { isOvertaken } from "./policy.ts";
import { examineAnswer, mailOf } from "./publish-response.server.ts";
import { publishedAtOnce, type AnswerProblem } from "./schema.ts";

/** Why an approved answer would not be published: a problem of it, or that the reader may not, or that the case takes none any more. */
export type PublishProblem = AnswerProblem | "forbidden" | "conflict";

/** What publishing an answer does. `mail` is what its author gets, with the name that the proposal shows; null for one that has no account. */
export type Publishing = { reference: string; title: string; language: string; outcome: Outcome | null; version: number; problem: PublishProblem | null; mail: { locale: Locale; subject: string; text: string } | null; supporters: number; followers: number };

/**
 * What would happen if approved answers were published now: of the chosen ones, or of all of the plan, the oldest first. A
 * page of them is shown with the mail that each author gets, after the first `from`; `all` is how many there are.
 */
export async function getPublishing(ctx: Context, planSlug: string, chosen: readonly string[] | "all", publicUrl: string, from = 0): Promise<{ plan: PlanSummary; all: number; shown: Publishing[] }> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { answerDrafts: d, proposals: p, users: u } = ctx.tables;
  const wanted = and(eq(d.planId, plan.id), eq(d.state, "approved"), chosen === "all" ? isOnItsWay(ctx.tables) : inArray(p.reference, [...chosen]));
  const [total] = await ctx.read.select({ count: count() }).from(d).innerJoin(p, eq(p.id, d.proposalId)).where(wanted);
  const rows = await ctx.read.select({ draft: d, proposal: p, locale: u.locale }).from(d).innerJoin(p, eq(p.id, d.proposalId)).leftJoin(u, and(eq(u.id, p.authorId), sql`${u.deletedAt} is null`)).where(wanted).orderBy(asc(d.updatedAt), asc(d.proposalId)).limit(publishedAtOnce).offset(from);
  const shown: Publishing[] = [];
  for (const { draft, proposal, locale } of rows) shown.push(await describe(ctx, draft, { ...proposal, isCoAuthor: await isCoAuthor(ctx, proposal.id), hasConflict: await hasConflict(ctx, proposal.id) }, { locale, publicUrl }));
  return { plan, all: total!.count, shown };
}

async function describe(ctx: Context, draft: Draft, found: Case, { locale, publicUrl }: { locale: Locale | null; publicUrl: string }): Promise<Publishing> {
  requireStaff(ctx.actor, found.planId);
  const { follows: f } = ctx.tables;
  const [followers] = await ctx.read.select({ count: count() }).from(f).where(and(eq(f.subject, "proposal"), eq(f.subjectId, found.id)));
  const examined = await examine(ctx, draft, found);
  const about = { reference: found.reference, title: found.isHidden ? "" : found.title, language: found.language, outcome: draft.outcome, version: found.version, supporters: found.supportCount, followers: followers!.count };
  if (typeof examined === "string") return { ...about, problem: examined, mail: null };
  // The mail greets by the real name; who speaks behind a neutral code is not to be known from a preview.
  const payload = { ...mailOf(found, examined.answer, examined.isCorrection), name: found.shownName };
  return { ...about, problem: null, mail: locale ? { locale, ...subjectAndText(composeMail(publicUrl, { kind: "proposal_answered", locale, payload, now: ctx.now })) } : null };
}

function subjectAndText({ subject, text }: { subject: string; text: string }): { subject: string; text: string } {
  return { subject, text };
}

async function examine(ctx: Context, draft: Draft, found: Case) {
  const problem = await findPublishProblem(ctx, draft, found);
  if (problem) return problem;
  const examined = await examineAnswer(ctx, ctx.read, found, draft);
  return examined.ok ? examined.value : examined.reason;
}

/** Why the answer in the making of this case could not be published now; null when it could. Changes nothing. */
export async function findPublishProblem(ctx: Context, draft: Draft | null, found: Case): Promise<PublishProblem | null> {
  requireStaff(ctx.actor, found.planId);
  if (!mayModerate(ctx.actor, found)) return "forbidden";
  if (draft?.state !== "approved") return "not_approved";
  const { plans } = ctx.tables;
  const [plan] = await ctx.read.select({ fourEyes: plans.fourEyes }).from(plans).where(eq(plans.id, found.planId));
  if (plan?.fourEyes && (draft.approvedBy === null || draft.approvedBy === draft.authorId)) return "needs_approval";
  try {
    const examined = await examineAnswer(ctx, ctx.read, found, draft);
    if (!examined.ok) return examined.reason;
    return isOvertaken(draft, examined.value.lastPublishedAt) ? "answered_meanwhile" : null;
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return "conflict";
    throw error;
  }
}
