import { and, eq, sql } from "drizzle-orm";
import { prepared, type Database } from "#db/prepared.ts";
import type { CommentKind, Stance } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import { mayComment, type Debatable } from "../proposals/policy.ts";
import { isWriter, speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { findPutForwardBy } from "../co-authors/is-co-author.server.ts";
import { isStaff, mayModerateComment } from "../triage/policy.ts";
import { commentActs, type CommentActs } from "./policy.ts";

/** What is said in a debate as its readers see it. What is hidden or deleted keeps its place without text, speaker and stance. */
export type CommentView = {
  id: string; kind: CommentKind; stance: Stance | null; speaker: SpeakerView; language: string; body: string; createdAt: Date; editedAt: Date | null; /** When a passage was left out of it, where one is missing. */ redactedAt: Date | null;
  isHidden: boolean; hideReason: string | null; isDeleted: boolean; own: boolean; /** It is the reader's, or of an organisation that they represent now: who may object when it is hidden. */ isWriter: boolean;
  /** How many found it useful, whether the reader did, and how many visible replies it has. */
  usefulCount: number; isMarked: boolean; replyCount: number;
  /** What the reader may do with it; `hide` at the desk. */
  acts: CommentActs & { hide: boolean };
  /** The files of a position, or of a comment that was one. */
  attachments: AttachmentView[];
};

/** The proposal whose debate is read. */
export type DebateOf = Pick<Debatable, "isHidden" | "status"> & { id: string; plan: { id: string; phases: readonly Phase[] } };

/** The columns of a comment that pages show. */
export function commentColumns({ tables: { comments: c, organisations, redactions: r } }: Database) {
  return {
    // Asked only of a text that has the mark of a gap.
    redactedAt: sql<Date | null>`case when ${c.body} like '%█%' then (select max(${r.at}) from ${r} where ${r.proposalId} = ${c.proposalId} and ${r.commentId} = ${c.id} and ${r.restoredAt} is null) end`.mapWith(r.at).as("redacted_at"),
    id: c.id, proposalId: c.proposalId, parentId: c.parentId, kind: c.kind, stance: c.stance, language: c.language, body: c.body, isHidden: c.isHidden, hideReason: c.hideReason, createdAt: c.createdAt, editedAt: c.editedAt, deletedAt: c.deletedAt, usefulCount: c.usefulCount, replyCount: c.replyCount,
    authorId: c.authorId, participantType: c.participantType, display: c.display, shownName: c.shownName, organisationId: c.organisationId, organisation: organisations.name, verifiedAt: organisations.verifiedAt,
  };
}

/** A query of comments with who speaks. */
export function selectComments(database: Database) {
  const { read, tables: { comments: c, organisations } } = database;
  return read.select(commentColumns(database)).from(c).leftJoin(organisations, eq(organisations.id, c.organisationId)).$dynamic();
}

export type CommentRow = Awaited<ReturnType<typeof selectComments>>[number];

/** Makes views of rows, as this reader sees them now. `top` are the rows that are not replies: of them may have files. */
export async function commentViewer(ctx: Context, debate: DebateOf, top: readonly CommentRow[]): Promise<(row: CommentRow) => CommentView> {
  const { actor, now } = ctx;
  const personId = actor.kind === "person" ? actor.id : null;
  const marked = personId === null ? new Set<string>() : new Set((await marksOf(ctx).execute({ userId: personId, proposalId: debate.id })).map(({ id }) => id));
  const files = await filesOf(ctx, top);
  const on = isStaff(actor, debate.plan.id) ? await findPutForwardBy(ctx, debate.id) : null;
  const permission = mayComment(actor, { ...debate, phases: debate.plan.phases }, now);
  return (row) => {
    const { id, kind, language, createdAt, replyCount, isHidden, hideReason } = row;
    const own = personId !== null && personId === row.authorId;
    const hide = on !== null && !isHidden && row.deletedAt === null && mayModerateComment(actor, { ...row, on });
    const acts = { ...commentActs(actor, { ...row, planId: debate.plan.id }, permission, now), hide };
    const place = { id, kind, language, createdAt, replyCount, own, isWriter: isWriter(actor, row), acts, isHidden, hideReason, attachments: files(row) };
    if (isHidden || row.deletedAt) return { ...place, stance: null, speaker: { type: row.participantType, display: "code", name: "", organisation: null, organisationId: null, verified: false }, body: "", editedAt: null, redactedAt: null, isDeleted: row.deletedAt !== null, usefulCount: 0, isMarked: false };
    return { ...place, stance: kind === "official" || kind === "author_reply" ? null : row.stance, speaker: speakerView(row), body: row.body, editedAt: row.editedAt, redactedAt: row.redactedAt, isDeleted: false, usefulCount: row.usefulCount, isMarked: marked.has(id) };
  };
}

/** Only what organisations say has files: their positions, and comments that were positions before two organisations became one. What is hidden or deleted shows none. */
async function filesOf(ctx: Context, rows: readonly CommentRow[]): Promise<(row: CommentRow) => AttachmentView[]> {
  const positions = rows.filter((row) => row.organisationId !== null && !row.isHidden && row.deletedAt === null).map(({ id }) => id);
  const found = positions.length === 0 ? new Map<string, AttachmentView[]>() : await attachmentsOf(ctx, "commentId", positions);
  return ({ id }) => found.get(id) ?? [];
}

/** The comments of a debate that somebody found useful: by the person, as one marks little of all there is. */
const marksOf = prepared(({ read, tables: { usefulMarks: u, comments: c } }) =>
  read.select({ id: u.commentId }).from(u).innerJoin(c, eq(c.id, u.commentId)).where(and(eq(u.userId, sql.placeholder("userId")), eq(c.proposalId, sql.placeholder("proposalId")))));
