import { asc, eq, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import type { AssessmentState } from "#db/values.ts";
import { listRequests, type RequestView } from "../authority-requests/list-requests.server.ts";
import { putForwardBy } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { hasRole } from "../roles.ts";
import { interestIn, requireStaff, type Interest } from "../triage/policy.ts";
import { listCandidates, type Candidate } from "./candidates.server.ts";
import { getCriteria } from "./criteria.server.ts";
import { assessmentSettings } from "./plan-settings.server.ts";
import { differencesBetween, isAssessable, mayAssess, seesScores } from "./policy.ts";

/** A criterion as the reader reads it. */
export type CriterionView = { id: string; title: Worded; anchors: Worded[]; isActive: boolean };

/** Somebody who is asked, or has found something; `scores` and `note` are null where the reader is not to see them yet. */
export type AssessorView = { id: string; name: string; isMe: boolean; state: AssessmentState; dueAt: Date; isOverdue: boolean; submittedAt: Date | null; scores: Record<string, number> | null; note: string | null };

/** What the reader has written on a case; of who was not asked, nothing yet (version 0). */
export type OwnAssessment = { state: AssessmentState | null; scores: Record<string, number>; note: string; version: number; dueAt: Date | null };

export type ConflictView = { userId: string; name: string; note: string; declaredAt: Date; isMine: boolean; mayTakeBack: boolean };

/** For the desk's case: what assessors found, who is asked, and what other authorities say. */
export type AssessmentPanel = {
  needed: number; submitted: number;
  criteria: CriterionView[];
  assessors: AssessorView[]; seesScores: boolean;
  /** The criteria that assessors differ on, by id; none while the reader is not to see the scores. */
  differences: string[];
  own: OwnAssessment;
  conflicts: ConflictView[];
  /** Whom the reader could ask, with what is in the way of others. */
  candidates: Candidate[];
  requests: RequestView[];
  /** Why somebody else than the reader must decide on the case. */
  interest: Interest | null;
  /** `decide`: the reader has no interest in the case. The others need it and a case that is open. */
  may: { decide: boolean; assess: boolean; assign: boolean; ask: boolean };
};

export async function getAssessmentPanel(ctx: Context, { id, plan }: { id: string; plan: { id: string } }): Promise<AssessmentPanel> {
  const staff = requireStaff(ctx.actor, plan.id);
  const [[row], { needed }, criteria, assessors, declared, requests] = await Promise.all([
    caseOf(ctx).execute({ proposalId: id }), assessmentSettings(ctx, plan.id), getCriteria(ctx, plan.id), assessorsOf(ctx).execute({ proposalId: id }), conflictsOf(ctx).execute({ proposalId: id }), listRequests(ctx, { id, plan }),
  ]);
  const found = row!;
  const interest = interestIn(ctx.actor, await putForwardBy(ctx, found));
  const mayDecide = interest === null;
  const mine = assessors.find((each) => each.id === staff.id);
  const submitted = assessors.filter((each) => each.state === "submitted").length;
  const counts = { mine: mine?.state ?? null, submitted, needed };
  const sees = seesScores({ ...counts, mayDecide });
  const isOpen = mayDecide && isAssessable(found);
  const isScored = (criterion: string) => sees && assessors.some((each) => each.state === "submitted" && criterion in each.scores);
  return {
    needed, submitted, seesScores: sees,
    criteria: criteria.filter((each) => each.isActive || isScored(each.id)).map((each) => ({ id: each.id, isActive: each.isActive, title: inLocale(each.title, ctx.locale), anchors: each.anchors.map((anchor) => inLocale(anchor, ctx.locale)) })),
    assessors: assessors.map((each) => {
      const isShown = each.id === staff.id || (sees && each.state === "submitted");
      return { id: each.id, name: each.name, isMe: each.id === staff.id, state: each.state, dueAt: each.dueAt, isOverdue: isOpen && each.state === "draft" && each.dueAt.getTime() <= ctx.now.getTime(), submittedAt: each.submittedAt, scores: isShown ? each.scores : null, note: isShown ? each.note : null };
    }),
    differences: sees ? differencesBetween(assessors.filter((each) => each.state === "submitted").map((each) => each.scores)) : [],
    own: mine ? { state: mine.state, scores: mine.scores, note: mine.note, version: mine.version, dueAt: mine.dueAt } : { state: null, scores: {}, note: "", version: 0, dueAt: null },
    conflicts: declared.map((each) => ({ ...each, isMine: each.userId === staff.id, mayTakeBack: each.userId === staff.id || hasRole(ctx.actor, "coordinator", plan.id) })),
    candidates: isOpen ? await listCandidates(ctx, ctx.read, plan.id, found) : [],
    requests, interest,
    may: { decide: mayDecide, assess: isOpen && mayAssess(counts), assign: isOpen, ask: isOpen },
  };
}

const caseOf = prepared(({ read, tables: { proposals: p } }) => read.select({ id: p.id, planId: p.planId, authorId: p.authorId, organisationId: p.organisationId, status: p.status, stage: p.stage, isHidden: p.isHidden }).from(p).where(eq(p.id, sql.placeholder("proposalId"))));

const assessorsOf = prepared(({ read, tables: { assessments: a, users } }) =>
  read.select({ id: a.assessorId, name: users.name, state: a.state, scores: a.scores, note: a.note, dueAt: a.dueAt, submittedAt: a.submittedAt, version: a.version }).from(a).innerJoin(users, eq(users.id, a.assessorId)).where(eq(a.proposalId, sql.placeholder("proposalId"))).orderBy(asc(a.assignedAt), asc(a.assessorId)));

const conflictsOf = prepared(({ read, tables: { caseConflicts: c, users } }) =>
  read.select({ userId: c.userId, name: users.name, note: c.note, declaredAt: c.declaredAt }).from(c).innerJoin(users, eq(users.id, c.userId)).where(eq(c.proposalId, sql.placeholder("proposalId"))).orderBy(asc(c.declaredAt)));
