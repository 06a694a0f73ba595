import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { ProposalStatus } from "#db/values.ts";
import { recordAct, type Act } from "../audit.server.ts";
import { conflict, notFound } from "../errors.ts";
import { queueMail, type Mail } from "../mail/queue-mail.server.ts";
import { indexProposal, tallyProposal } from "../proposals/keep-books.server.ts";

export type Case = Context["tables"]["proposals"]["$inferSelect"];

/**
 * The proposal that an act of the desk is on, held until the transaction ends. Throws `not_found`. Changing nothing is
 * how both databases hold a row: on PostgreSQL another act on it waits here, and then sees what became of it.
 */
export async function loadCase(ctx: Context, tx: WriteHandle, reference: string): Promise<Case> {
  const { proposals } = ctx.tables;
  const [row] = await tx.update(proposals).set({ version: sql`${proposals.version}` }).where(eq(proposals.reference, reference)).returning();
  if (!row) throw notFound();
  return row;
}

/** Changes the proposal if it is still at `version`, and raises the version. Throws `conflict` when somebody was faster. */
export async function changeCase(ctx: Context, tx: WriteHandle, found: Case, version: number, change: Partial<Pick<Case, "status" | "isHidden" | "hideReason" | "hideNote" | "assigneeId">>): Promise<void> {
  const { proposals } = ctx.tables;
  const changed = await tx.update(proposals).set({ ...change, version: sql`${proposals.version} + 1` }).where(and(eq(proposals.id, found.id), eq(proposals.version, version))).returning({ id: proposals.id });
  if (changed.length === 0) throw conflict();
}

/** Changes a case's status, with the tallies and the search index that follow from it. A hidden proposal is in neither. */
export async function changeStatus(ctx: Context, tx: WriteHandle, found: Case, version: number, change: { status: ProposalStatus; assigneeId: string | null }): Promise<void> {
  await changeCase(ctx, tx, found, version, change);
  if (change.status === found.status || found.isHidden) return;
  await tallyProposal(ctx, tx, found, -1);
  await tallyProposal(ctx, tx, { ...found, status: change.status }, 1);
  await indexProposal(ctx, tx, { ...found, status: change.status });
}

/** Records an act of staff, in their capacity as staff. */
export async function recordStaffAct(ctx: Context, tx: WriteHandle, act: Act): Promise<void> {
  await recordAct(ctx, tx, act, "staff");
}

/** Queues a mail to the author, in the author's language. An imported proposal has none. */
export async function tellAuthor(ctx: Context, tx: WriteHandle, authorId: string | null, mail: Omit<Mail, "to" | "locale" | "payload"> & { payload: Record<string, string> }): Promise<void> {
  if (!authorId) return;
  const { users } = ctx.tables;
  const [author] = await tx.select({ email: users.email, name: users.name, locale: users.locale }).from(users).where(eq(users.id, authorId));
  if (author) await queueMail(ctx, tx, { ...mail, to: author.email, locale: author.locale, payload: { ...mail.payload, name: author.name } });
}
