import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { Context, Person } from "../context.ts";
import type { DataRow, DataSection } from "./data-sections.ts";

/** What the person reported, and what was decided about what they wrote, with their objections: few, as reporting has its limit. Who decided, and who reported their texts, is not in it. */
export function reportSections(ctx: Context, person: Person): DataSection[] {
  return [{ name: "reports", batches: () => reportsBy(ctx, person.id) }, { name: "decisions", batches: () => decisionsAbout(ctx, person.id) }];
}

async function* reportsBy({ read, tables }: Context, person: string): AsyncGenerator<DataRow[]> {
  const { reports: r, proposals: p } = tables;
  yield await read.select({ reportNumber: r.number, reference: p.reference, subjectType: r.subject, createdAt: r.createdAt, reportReason: r.reason, language: r.locale, body: r.body, reportState: r.state, decidedAt: r.decidedAt })
    .from(r).innerJoin(p, eq(p.id, r.proposalId)).where(eq(r.reporterId, person)).orderBy(asc(r.createdAt), asc(r.id));
}

async function* decisionsAbout({ read, tables }: Context, person: string): AsyncGenerator<DataRow[]> {
  const { moderationDecisions: d, proposals: p, comments: c } = tables;
  const isTheirs = or(eq(c.authorId, person), and(isNull(d.commentId), eq(p.authorId, person)));
  const rows = await read.select({
    reference: p.reference, subjectType: d.subject, at: d.at, measure: d.measure, until: d.until, isHidden: d.isRestricted, hideReason: d.reason, hideNote: d.note,
    objectedAt: d.objectedAt, objection: d.objection, objectionState: d.objectionState, objectionDecidedAt: d.objectionDecidedAt, objectionAnswer: d.objectionAnswer,
  }).from(d).innerJoin(p, eq(p.id, d.proposalId)).leftJoin(c, eq(c.id, d.commentId)).where(isTheirs).orderBy(asc(d.at), asc(d.id));
  // Why a text stays was written to those who reported it.
  yield rows.map((row) => ({ ...row, isHidden: row.measure === "hidden", hideNote: row.isHidden ? row.hideNote : "" }));
}
