import { and, eq, isNull, sql } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import { cutAtWord } from "#app/lib/text.ts";
import { prepared } from "#db/prepared.ts";
import type { DisplayMode } from "#db/values.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage, type KeysetPaging } from "../keyset/page-by-key.ts";
import { mayChangeName, type ContributionKind } from "./policy.ts";
import { requirePerson } from "./require-person.ts";

/** A contribution of one's own and the name that stands beside it. `text` is a proposal's title or the beginning of a comment; `on` is the title of the proposal or initiative that a comment is on. */
export type NamedContribution = { id: string; text: string; language: string; at: Date; reference: string; on: string; onLanguage: string; display: DisplayMode; shownName: string; organisation: string | null; mayShow: boolean };

const size = 20;
const longestBeginning = 160;

/** The actor's proposals or comments, the newest first, with how each is shown. */
export async function listNamed(ctx: Context, kind: ContributionKind, cursor?: string): Promise<KeysetPage<NamedContribution>> {
  const person = requirePerson(ctx);
  const own = person.memberships.map((each) => each.id);
  const paging = pageByKey(orderOf[kind](ctx.tables), cursor, size);
  const found = kind === "initiativeComments" ? await findRemarks(ctx, paging, person.id) : await (kind === "proposals" ? ownProposals : ownComments)(ctx, paging.move).execute({ ...paging.values, author: person.id });
  const { rows, previous, next } = paging.pageOf(found, ({ at, id }) => ({ value: at.getTime(), id }));
  return {
    rows: rows.map(({ organisationId, isOnHidden, ...row }) => ({
      ...row,
      text: cutAtWord(row.text, longestBeginning),
      // The title of a hidden proposal is not for everybody who commented on it.
      on: isOnHidden && kind === "comments" ? row.reference : row.on,
      mayShow: mayChangeName("shown", organisationId, own),
    })),
    previous, next,
  };
}

const orderOf = {
  proposals: ({ proposals: p }: Tables): KeysetOrder => ({ column: p.submittedAt, id: p.id, descending: true }),
  comments: ({ comments: c }: Tables): KeysetOrder => ({ column: c.createdAt, id: c.id, descending: true }),
  initiativeComments: ({ initiativeComments: r }: Tables): KeysetOrder => ({ column: r.createdAt, id: r.id, descending: true }),
};

const ownProposals = prepared(({ read, tables }, move: KeysetMove) => {
  const { proposals: p, organisations } = tables;
  const { where, orderBy, limit } = keysetSql(orderOf.proposals(tables), move, size);
  return read.select({ id: p.id, text: p.title, language: p.language, at: p.submittedAt, reference: p.reference, on: p.title, onLanguage: p.language, isOnHidden: p.isHidden, display: p.display, shownName: p.shownName, organisationId: p.organisationId, organisation: organisations.name })
    .from(p).leftJoin(organisations, eq(organisations.id, p.organisationId)).where(and(eq(p.authorId, sql.placeholder("author")), where)).orderBy(...orderBy).limit(limit);
});

const ownComments = prepared(({ read, tables }, move: KeysetMove) => {
  const { comments: c, proposals: p, organisations } = tables;
  const { where, orderBy, limit } = keysetSql(orderOf.comments(tables), move, size);
  return read.select({ id: c.id, text: c.body, language: c.language, at: c.createdAt, reference: p.reference, on: p.title, onLanguage: p.language, isOnHidden: p.isHidden, display: c.display, shownName: c.shownName, organisationId: c.organisationId, organisation: organisations.name })
    .from(c).innerJoin(p, eq(p.id, c.proposalId)).leftJoin(organisations, eq(organisations.id, c.organisationId)).where(and(eq(c.authorId, sql.placeholder("author")), eq(c.kind, "comment"), isNull(c.deletedAt), where)).orderBy(...orderBy).limit(limit);
});

async function findRemarks(ctx: Context, { move, values }: KeysetPaging, author: string) {
  const rows = await ownRemarks(ctx, move).execute({ ...values, author });
  return rows.map(({ title, ...row }) => {
    const { text: on, lang: onLanguage } = inLocale(title, ctx.locale);
    return { ...row, on, onLanguage, isOnHidden: false };
  });
}

const ownRemarks = prepared(({ read, tables }, move: KeysetMove) => {
  const { initiativeComments: r, initiatives: i, organisations } = tables;
  const { where, orderBy, limit } = keysetSql(orderOf.initiativeComments(tables), move, size);
  return read.select({ id: r.id, text: r.body, language: r.language, at: r.createdAt, reference: i.reference, title: i.title, display: r.display, shownName: r.shownName, organisationId: r.organisationId, organisation: organisations.name })
    .from(r).innerJoin(i, eq(i.id, r.initiativeId)).leftJoin(organisations, eq(organisations.id, r.organisationId)).where(and(eq(r.authorId, sql.placeholder("author")), isNull(r.deletedAt), where)).orderBy(...orderBy).limit(limit);
});
