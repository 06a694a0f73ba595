import { and, eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { CaseStage, ProposalStatus } from "#db/values.ts";
import { listCaseNotes, type CaseNote } from "../case-notes/list-case-notes.server.ts";
import { putForwardBy } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { getPlan } from "../plans/queries.server.ts";
import { asReference } from "../proposals/reference.ts";
import { listHistory, type HistoryEntry } from "./case-history.server.ts";
import { interestIn, requireStaff, type Interest } from "./policy.ts";
import { listStaffLoad, type StaffLoad } from "./staff-of-plan.server.ts";

/** A case as the page of one act on it needs it. `title` is empty where the text is hidden; `interest`: why somebody else than the reader must decide on it. */
export type CaseHead = { id: string; plan: { id: string; slug: string }; reference: string; title: string; language: string; status: ProposalStatus; stage: CaseStage; version: number; handler: { id: string; name: string } | null; interest: Interest | null };

/** Throws `not_found` when the case is of another plan, and `forbidden` for who does not work on this one. */
export async function getCaseHead(ctx: Context, planSlug: string, typedReference: string): Promise<CaseHead> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { proposals: p, users } = ctx.tables;
  const [row] = await ctx.read.select({ id: p.id, planId: p.planId, authorId: p.authorId, organisationId: p.organisationId, reference: p.reference, title: p.title, language: p.language, status: p.status, stage: p.stage, isHidden: p.isHidden, version: p.version, handlerId: p.assigneeId, handler: users.name })
    .from(p).leftJoin(users, eq(users.id, p.assigneeId)).where(and(eq(p.reference, asReference(typedReference)), eq(p.planId, plan.id)));
  if (!row) throw notFound();
  const { id, reference, language, status, stage, version, handlerId, handler } = row;
  return { id, plan: { id: plan.id, slug: plan.slug }, reference, title: row.isHidden ? "" : row.title, language, status, stage, version, handler: handlerId && handler ? { id: handlerId, name: handler } : null, interest: interestIn(ctx.actor, await putForwardBy(ctx, row)) };
}

/** For who gives a case to somebody: the staff with what each has to do. Throws `forbidden` for who may not decide on it. */
export async function getAssigning(ctx: Context, planSlug: string, reference: string): Promise<CaseHead & { staff: StaffLoad[]; me: string }> {
  const person = requireStaff(ctx.actor);
  const head = await getCaseHead(ctx, planSlug, reference);
  if (head.interest) throw forbidden("interest");
  return { ...head, staff: await listStaffLoad(ctx, head.plan.id), me: person.id };
}

/** For who writes a note: the notes that are there. Throws `forbidden` for who may not decide on the case. */
export async function getNoting(ctx: Context, planSlug: string, reference: string): Promise<CaseHead & { notes: CaseNote[]; formKey: string }> {
  requireStaff(ctx.actor);
  const head = await getCaseHead(ctx, planSlug, reference);
  if (head.interest) throw forbidden("interest");
  return { ...head, notes: await listCaseNotes(ctx, head), formKey: newId() };
}

/** All that happened to a case, a page at a time. */
export async function getHistoryPage(ctx: Context, planSlug: string, reference: string, cursor: string | undefined): Promise<CaseHead & { entries: HistoryEntry[]; previous: string | null; next: string | null }> {
  requireStaff(ctx.actor);
  const head = await getCaseHead(ctx, planSlug, reference);
  return { ...head, ...(await listHistory(ctx, head, cursor)) };
}
