import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { attachSent } from "../attachments/attach-sent.server.ts";
import { detach, detachAll, listAttachments } from "../attachments/attach.server.ts";
import type { SentFiles } from "../attachments/rules.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { mayDelete, untranslated, type Saving } from "../plan-records/rules.ts";
import { expectVersion, filesWithout, savedOnce } from "../plan-records/sent-twice.server.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { DocumentInput } from "./schema.ts";

/**
 * Writes a document of the repository, new where there is none with that id, with the files that came along: it is a file here or an
 * address elsewhere. The form of a new one that is sent twice is one document. Answers what is wrong by field. Throws `conflict` when somebody changed it since the form was opened, `forbidden` for a closed plan.
 */
export async function saveDocument(ctx: Context, planSlug: string, id: string, input: DocumentInput, files: SentFiles): Promise<Saving> {
  const plan = await getManagedPlan(ctx, planSlug);
  const errors = untranslated(plan, input.title, { name: "withdrawn", text: input.withdrawn });
  if (input.version === 0 && input.url === "" && files.taken.length === 0) errors.url = "document_place_missing";
  if (Object.keys(errors).length > 0) return { errors, refused: files.refused };
  return savedOnce(async () => {
    let isWritten = false;
    const sent = await attachSent(ctx, { repositoryDocumentId: id }, files, async (tx) => {
      await writeDocument(ctx, tx, plan.id, id, input, true);
      isWritten = true;
    });
    // Where no file could be taken nothing is written yet.
    if (!isWritten && !(await ctx.write((tx) => writeDocument(ctx, tx, plan.id, id, input, false)))) return { errors: { url: "document_place_missing" }, refused: sent.refused };
    return { saved: { version: input.version + 1, refused: sent.refused } };
  }, async () => filesWithout(files, await listAttachments(ctx, { repositoryDocumentId: id })));
}

/** Answers whether it was written: not what would be neither here nor elsewhere. */
async function writeDocument(ctx: Context, tx: WriteHandle, planId: string, id: string, input: DocumentInput, withFile: boolean): Promise<boolean> {
  const { repositoryDocuments: d } = ctx.tables;
  await holdManagedPlan(ctx, tx, planId);
  const [before] = await tx.select().from(d).where(eq(d.id, id));
  if (before ? before.planId !== planId : input.version > 0) throw notFound();
  const { kind, title, datedOn, description, url, withdrawn, version } = input;
  const isWithdrawn = withdrawn.da !== "" || withdrawn.en !== "";
  const words = { kind, title, datedOn, description, url, withdrawnReason: isWithdrawn ? withdrawn : null };
  if (before) expectVersion(before, version, words);
  if (url === "" && !withFile && (await listAttachments({ ...ctx, read: tx }, { repositoryDocumentId: id })).length === 0) return false;
  const row = { ...words, withdrawnAt: isWithdrawn ? (before?.withdrawnAt ?? ctx.now) : null, version: version + 1 };
  if (before) await tx.update(d).set(row).where(eq(d.id, id));
  else await tx.insert(d).values({ id, planId, ...row, addedAt: ctx.now, createdBy: ctx.actor.kind === "person" ? ctx.actor.id : null });
  const shown = (of: { kind: string; title: { da: string }; datedOn: string; url: string; withdrawnAt: Date | null }) => ({ kind: of.kind, title: of.title.da, datedOn: of.datedOn, url: of.url, isWithdrawn: of.withdrawnAt !== null });
  await recordStaffAct(ctx, tx, { action: before ? "document.changed" : "document.added", subjectType: "plan", subjectId: planId, planId, data: { documentId: id, before: before ? shown(before) : null, after: shown(row), withFile } });
  return true;
}

/** Takes a file off a document. Refused for the last one of a document without an address: it would be nothing. Throws as `holdManagedPlan` does. */
export async function removeDocumentFile(ctx: Context, planSlug: string, documentId: string, attachmentId: string): Promise<Result<null, "document_place_missing">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { repositoryDocuments: d } = ctx.tables;
  return ctx.write(async (tx) => {
    await holdManagedPlan(ctx, tx, planId);
    const [document] = await tx.select({ url: d.url }).from(d).where(and(eq(d.id, documentId), eq(d.planId, planId)));
    if (!document) throw notFound();
    const files = await listAttachments({ ...ctx, read: tx }, { repositoryDocumentId: documentId });
    if (document.url === "" && files.length === 1 && files[0]!.id === attachmentId) return refused("document_place_missing");
    if (await detach(ctx, tx, { repositoryDocumentId: documentId }, attachmentId)) await recordStaffAct(ctx, tx, { action: "document.file_removed", subjectType: "plan", subjectId: planId, planId, data: { documentId, attachmentId } });
    return done(null);
  });
}

/** Deletes a document that was put in by a slip of the hand; its files go with it. Refused where others may rely on it. Throws `conflict` when it was changed meanwhile. */
export async function deleteDocument(ctx: Context, planSlug: string, id: string, version: number): Promise<Result<null, "record_stays">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { repositoryDocuments: d } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, planId);
    const [before] = await tx.select().from(d).where(and(eq(d.id, id), eq(d.planId, planId)));
    if (!before) throw notFound();
    if (!mayDelete(plan, before.addedAt, ctx.now)) return refused("record_stays");
    if (before.version !== version) throw conflict();
    await detachAll(ctx, tx, { repositoryDocumentId: id });
    await tx.delete(d).where(eq(d.id, id));
    await recordStaffAct(ctx, tx, { action: "document.deleted", subjectType: "plan", subjectId: planId, planId, data: { documentId: id, before: { kind: before.kind, title: before.title.da, datedOn: before.datedOn } } });
    return done(null);
  });
}
