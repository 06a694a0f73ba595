import { and, desc, eq } from "drizzle-orm";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { pageOfDays } from "../plan-records/page-of-days.server.ts";
import type { KeysetPage } from "../keyset/page-by-key.ts";
import type { RecordsQuery } from "../plan-records/records-query.ts";

type Row = Context["tables"]["repositoryDocuments"]["$inferSelect"];

/** A document of the repository with its files. */
export type DocumentView = Omit<Row, "planId" | "createdBy"> & { attachments: AttachmentView[] };

/** The documents of a plan, the newest first, those that were withdrawn too. Whoever asks has made sure that the reader may see the plan. */
export async function listDocuments(ctx: Context, planId: string): Promise<DocumentView[]> {
  const { repositoryDocuments: d } = ctx.tables;
  return withFiles(ctx, await ctx.read.select().from(d).where(eq(d.planId, planId)).orderBy(desc(d.datedOn), desc(d.id)));
}

/** A page of them. Whoever asks has made sure that the reader may see the plan. */
export async function pageDocuments(ctx: Context, planId: string, query: RecordsQuery): Promise<KeysetPage<DocumentView>> {
  const { repositoryDocuments: d } = ctx.tables;
  const page = await pageOfDays({ column: d.datedOn, id: d.id, descending: true }, query, {
    dayOf: (row: Row) => row.datedOn,
    read: ({ where, orderBy, limit }, values) => ctx.read.select().from(d).where(and(eq(d.planId, planId), where)).orderBy(...orderBy).limit(limit).prepare().execute(values),
    find: async (id) => (await ctx.read.select().from(d).where(and(eq(d.planId, planId), eq(d.id, id))))[0],
  });
  return { ...page, rows: await withFiles(ctx, page.rows) };
}

async function withFiles(ctx: Context, rows: readonly Row[]): Promise<DocumentView[]> {
  const files = await attachmentsOf(ctx, "repositoryDocumentId", rows.map(({ id }) => id));
  return rows.map((row) => asView(row, files.get(row.id) ?? []));
}

/** One of them. Throws `not_found`. */
export async function getDocument(ctx: Context, planId: string, id: string): Promise<DocumentView> {
  const { repositoryDocuments: d } = ctx.tables;
  const [row] = await ctx.read.select().from(d).where(and(eq(d.planId, planId), eq(d.id, id)));
  if (!row) throw notFound();
  return asView(row, (await attachmentsOf(ctx, "repositoryDocumentId", [id])).get(id) ?? []);
}

function asView({ planId: _, createdBy: __, ...row }: Row, attachments: AttachmentView[]): DocumentView {
  return { ...row, attachments };
}
