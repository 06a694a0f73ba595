import { and, desc, eq } from "drizzle-orm";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";

type Row = Context["tables"]["repositoryDocuments"]["$inferSelect"];

/** A document of the repository with its files. */
export type DocumentView = Omit<Row, "planId" | "createdBy"> & { attachments: AttachmentView[] };

/** The documents of a plan, the newest first, those that were withdrawn too. Whoever asks has made sure that the reader may see the plan. */
export async function listDocuments(ctx: Context, planId: string): Promise<DocumentView[]> {
  const { repositoryDocuments: d } = ctx.tables;
  const rows = await ctx.read.select().from(d).where(eq(d.planId, planId)).orderBy(desc(d.datedOn), desc(d.id));
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
