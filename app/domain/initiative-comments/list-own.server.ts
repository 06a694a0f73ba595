import { and, eq, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { cutAtWord } from "#app/lib/text.ts";
import { prepared } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { DraftOutcome, HideReason, InitiativeCommentPeriod } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";

/** What one said about an initiative, on my page, and what was answered. The text of a deleted one is empty. */
export type OwnRemark = {
  id: string; period: InitiativeCommentPeriod; text: string; language: string; createdAt: Date; organisation: string | null; isHidden: boolean; hideReason: HideReason | null; isDeleted: boolean;
  on: { reference: string; title: Worded }; answer: { outcome: DraftOutcome | null; text: Worded; at: Date } | null;
};

const longestBeginning = 200;

/** One page of one's own comments on initiatives, the newest first. `me` is the reader's id. */
export async function listOwnRemarks(ctx: Context, me: string, size: number, cursor?: string): Promise<KeysetPage<OwnRemark>> {
  const paging = pageByKey(newestFirst(ctx.tables), cursor, size);
  const found = await ownRemarks(ctx, { move: paging.move, size }).execute({ ...paging.values, me });
  const { rows, previous, next } = paging.pageOf(found, ({ createdAt, id }) => ({ value: createdAt.getTime(), id }));
  return {
    previous, next,
    rows: rows.map(({ body, deletedAt, reference, title, outcome, answer, answeredAt, ...row }) => ({
      ...row, isDeleted: deletedAt !== null, text: cutAtWord(body, longestBeginning), on: { reference, title: inLocale(title, ctx.locale) },
      answer: answeredAt === null ? null : { outcome, text: inLocale(answer ?? { da: "", en: "" }, ctx.locale), at: answeredAt },
    })),
  };
}

/** How many there are. */
export async function countOwnRemarks(ctx: Context, me: string): Promise<number> {
  const { initiativeComments: c } = ctx.tables;
  return ctx.read.$count(c, eq(c.authorId, me));
}

function newestFirst({ initiativeComments: c }: Tables): KeysetOrder {
  return { column: c.createdAt, id: c.id, descending: true };
}

const ownRemarks = prepared(({ read, tables }, { move, size }: { move: KeysetMove; size: number }) => {
  const { initiativeComments: c, initiatives: i, organisations: o } = tables;
  const { where, orderBy, limit } = keysetSql(newestFirst(tables), move, size);
  return read.select({
    id: c.id, period: c.period, body: c.body, language: c.language, createdAt: c.createdAt, organisation: o.name, isHidden: c.isHidden, hideReason: c.hideReason, deletedAt: c.deletedAt, outcome: c.outcome, answer: c.answer, answeredAt: c.answeredAt, reference: i.reference, title: i.title,
  }).from(c).innerJoin(i, eq(i.id, c.initiativeId)).leftJoin(o, eq(o.id, c.organisationId)).where(and(eq(c.authorId, sql.placeholder("me")), where)).orderBy(...orderBy).limit(limit);
});
