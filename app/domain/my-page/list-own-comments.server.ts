import { and, eq, ne, sql, type SQL } from "drizzle-orm";
import { cutAtWord } from "#app/lib/text.ts";
import { prepared } from "#db/prepared.ts";
import type { CommentKind, HideReason, ProposalStatus, Stance } from "#db/values.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";
import { isWriter } from "../proposals/speaker.ts";
import { nextStep, type NextStep } from "./next-step.ts";
import { phasesOfPlans } from "../plans/phases-of-plans.server.ts";

/** One's own comments and replies; the considered positions of one's organisations, whoever sent them. */
export type CommentList = "comments" | "positions";

/** A comment on my page, with the proposal that it is on. The title of a hidden proposal is empty; so is the text of a deleted comment, and of a hidden one for who does not represent its organisation now. */
export type OwnComment = {
  id: string; kind: CommentKind; stance: Stance | null; text: string; language: string; createdAt: Date; replyCount: number; usefulCount: number; organisation: string | null;
  isHidden: boolean; hideReason: HideReason | null; isDeleted: boolean; /** The reader may object to that it is hidden. */ isWriter: boolean;
  on: { reference: string; title: string; language: string; status: ProposalStatus; next: NextStep };
};

const longestBeginning = 200;

/** One page of a list, the newest first. `me` is the reader's id. */
export async function listOwnComments(ctx: Context, me: string, list: CommentList, size: number, cursor?: string): Promise<KeysetPage<OwnComment>> {
  const paging = pageByKey(orderOf(ctx.tables), cursor, size);
  const found = await commentsOf(ctx, { list, move: paging.move, size }).execute({ ...paging.values, me });
  const { rows, previous, next } = paging.pageOf(found, ({ createdAt, id }) => ({ value: createdAt.getTime(), id }));
  const phasesOf = await phasesOfPlans(ctx, rows.map((row) => row.planId));
  return {
    previous, next,
    rows: rows.map(({ body, deletedAt, planId, reference, title, titleLanguage, status, isOnHidden, authorId, organisationId, ...row }) => {
      const mine = isWriter(ctx.actor, { authorId, organisationId });
      return {
        ...row, isDeleted: deletedAt !== null, isWriter: mine, text: deletedAt === null && (mine || !row.isHidden) ? cutAtWord(body, longestBeginning) : "",
        on: { reference, title: isOnHidden ? "" : title, language: titleLanguage, status, next: nextStep({ status, isHidden: isOnHidden }, phasesOf(planId), ctx.now) },
      };
    }),
  };
}

/** How many there are in a list. */
export async function countOwnComments(ctx: Context, me: string, list: CommentList): Promise<number> {
  return ctx.read.$count(ctx.tables.comments, whose(ctx.tables, list, me));
}

function orderOf({ comments: c }: Tables): KeysetOrder {
  return { column: c.createdAt, id: c.id, descending: true };
}

function whose({ comments: c, memberships: m }: Tables, list: CommentList, me: unknown): SQL {
  if (list === "comments") return and(eq(c.authorId, me as string), ne(c.kind, "position"))!;
  return and(eq(c.kind, "position"), sql`${c.organisationId} in (select ${m.organisationId} from ${m} where ${m.userId} = ${me})`)!;
}

const commentsOf = prepared(({ read, tables }, { list, move, size }: { list: CommentList; move: KeysetMove; size: number }) => {
  const { comments: c, proposals: p, organisations: o } = tables;
  const { where, orderBy, limit } = keysetSql(orderOf(tables), move, size);
  return read.select({
    id: c.id, kind: c.kind, stance: c.stance, body: c.body, language: c.language, createdAt: c.createdAt, replyCount: c.replyCount, usefulCount: c.usefulCount, organisation: o.name, isHidden: c.isHidden, hideReason: c.hideReason, deletedAt: c.deletedAt, authorId: c.authorId, organisationId: c.organisationId,
    planId: p.planId, reference: p.reference, title: p.title, titleLanguage: p.language, status: p.status, isOnHidden: p.isHidden,
  }).from(c).innerJoin(p, eq(p.id, c.proposalId)).leftJoin(o, eq(o.id, c.organisationId)).where(and(whose(tables, list, sql.placeholder("me")), where)).orderBy(...orderBy).limit(limit);
});
