import { and, eq, gt, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { preparedWrite } from "#db/prepared.ts";
import type { WriteHandle } from "#db/store.ts";
import type { AttachmentType, HideReason } from "#db/values.ts";
import type { Context } from "../context.ts";
import { attachmentLimits } from "./rules.ts";

/** The columns that say what a file goes with: at most one of them is set. */
const ownerColumns = ["draftId", "proposalId", "positionDraftId", "commentId", "milestoneReportId", "meetingId", "repositoryDocumentId"] as const;
type OwnerColumn = (typeof ownerColumns)[number];

/** What files go with: the id of one thing, under the column of its kind. */
export type Owner = { [Column in OwnerColumn]: Record<Column, string> }[OwnerColumn];

/** A file as it is listed. One that staff took off the page keeps its place with `offReason`, and has no name there. */
export type AttachmentView = { id: string; name: string; type: AttachmentType; size: number; offReason: HideReason | null };

/** How long after it was sent a file may still be attached, in milliseconds: well before the worker takes it for left over. */
const attachedWithin = 12 * 3600 * 1000;

const loose = Object.fromEntries(ownerColumns.map((column) => [column, null])) as Record<OwnerColumn, null>;

/** The files of that owner. */
function belongingTo({ tables: { attachments: a } }: Pick<Context, "tables">, owner: Owner): SQL {
  const [[column, id]] = Object.entries(owner) as [[OwnerColumn, string]];
  return eq(a[column], id);
}

/** The files that belong to nothing. */
export function belongingToNothing({ tables: { attachments: a } }: Pick<Context, "tables">): SQL {
  return and(...ownerColumns.map((column) => isNull(a[column])))!;
}

/** The files of one text in the order in which they came. Whoever asks has made sure that the reader may see the text. */
export async function listAttachments(ctx: Pick<Context, "read" | "tables">, owner: Owner): Promise<AttachmentView[]> {
  const { attachments: a } = ctx.tables;
  const rows = await ctx.read.select({ id: a.id, name: a.name, type: a.type, size: a.size, offReason: a.offReason }).from(a).where(belongingTo(ctx, owner)).orderBy(a.id);
  return rows.map(asListed);
}

/** The name of a file can say as much as the file. */
function asListed(file: AttachmentView): AttachmentView {
  return file.offReason === null ? file : { ...file, name: "" };
}

/** The files of several things of one kind at once, by the id of what they go with. */
export async function attachmentsOf(ctx: Pick<Context, "read" | "tables">, column: OwnerColumn, ids: readonly string[]): Promise<Map<string, AttachmentView[]>> {
  const { attachments: a } = ctx.tables;
  const rows = ids.length === 0 ? [] : await ctx.read.select({ id: a.id, name: a.name, type: a.type, size: a.size, offReason: a.offReason, owner: a[column] }).from(a).where(inArray(a[column], [...ids])).orderBy(a.id);
  return new Map([...Map.groupBy(rows, (row) => row.owner ?? "")].map(([id, files]) => [id, files.map(({ owner: _, ...file }) => asListed(file))]));
}

/**
 * Attaches files that the actor just sent (`storeFiles`), as many as there is room for, in the transaction in which the
 * caller holds the owner's row: so of two who attach at once, the second sees the files of the first. Answers the ids of
 * those that had no room, which are left to the worker.
 */
export async function attachTo(ctx: Context, tx: WriteHandle, owner: Owner, ids: readonly string[]): Promise<string[]> {
  const { attachments: a } = ctx.tables;
  if (ctx.actor.kind !== "person" || ids.length === 0) return [...ids];
  const before = await tx.select({ id: a.id }).from(a).where(belongingTo(ctx, owner));
  const fitting = ids.slice(0, Math.max(0, attachmentLimits.most - before.length));
  if (fitting.length === 0) return [...ids];
  const since = new Date(ctx.now.getTime() - attachedWithin);
  const attached = await tx.update(a).set({ ...loose, ...owner }).where(and(inArray(a.id, fitting), belongingToNothing(ctx), eq(a.uploadedBy, ctx.actor.id), gt(a.createdAt, since))).returning({ id: a.id });
  return ids.filter((id) => !attached.some((each) => each.id === id));
}

/** Takes a file off what it belongs to; the worker removes it. Answers whether it was there: what staff took off the page is the desk's until that is decided. The caller has made sure that the actor may. */
export async function detach(ctx: Context, tx: WriteHandle, owner: Owner, id: string): Promise<boolean> {
  const { attachments: a } = ctx.tables;
  return (await tx.update(a).set(loose).where(and(eq(a.id, id), isNull(a.offReason), belongingTo(ctx, owner))).returning({ id: a.id })).length > 0;
}

/** Takes all files off what is going to be deleted; the worker removes them. */
export async function detachAll(ctx: Context, tx: WriteHandle, owner: Owner): Promise<void> {
  await tx.update(ctx.tables.attachments).set(loose).where(belongingTo(ctx, owner));
}

/** Takes all files of one text over to what it became, in that transaction. */
export async function moveAttachments(ctx: Context, tx: WriteHandle, from: Owner, to: Owner): Promise<void> {
  const [[before, fromId]] = Object.entries(from) as [[OwnerColumn, string]];
  const [[after, toId]] = Object.entries(to) as [[OwnerColumn, string]];
  await moving({ tx, tables: ctx.tables }, { before, after }).execute({ fromId, toId });
}

const moving = preparedWrite(({ tx, tables: { attachments: a } }, { before, after }: { before: OwnerColumn; after: OwnerColumn }) => tx.update(a).set({ ...loose, [after]: sql`${sql.placeholder("toId")}` }).where(eq(a[before], sql.placeholder("fromId"))));
