import { attachToDraft, removeFromDraft } from "#app/domain/attachments/draft-files.server.ts";
import { listAttachments, type AttachmentView } from "#app/domain/attachments/attach.server.ts";
import type { RefusedFile, SentFiles } from "#app/domain/attachments/rules.ts";
import type { Context } from "#app/domain/context.ts";
import type { FormFields } from "#app/server/route.server.ts";

/** What the form of writing shows of files when it comes back. */
export type FilesAgain = { attachments: AttachmentView[]; refused: RefusedFile[]; done: { attached: number } | "removed" | undefined };

/** Does with a draft's files what the form asks for, once its text is saved. `done` is undefined when it asked for nothing. */
export async function takeDraftFiles(ctx: Context, token: string, draftId: string, fields: FormFields, files: SentFiles): Promise<Omit<FilesAgain, "attachments">> {
  const isSent = files.taken.length + files.refused.length > 0;
  if (ctx.actor.kind !== "person") return { refused: files.refused, done: undefined };
  if (typeof fields.removeFile === "string") await removeFromDraft(ctx, token, draftId, fields.removeFile);
  if (!isSent && fields.intent === "attach") return { refused: [{ name: "", reason: "none_chosen" }], done: undefined };
  const { attached, refused } = isSent ? await attachToDraft(ctx, token, draftId, files) : { attached: 0, refused: [] };
  return { refused, done: attached > 0 ? { attached } : fields.removeFile === undefined ? undefined : "removed" };
}

/** When the text could not be saved, the files were not looked at: they are to be chosen again. */
export async function notSaved(ctx: Context, draftId: string | null, { taken, refused }: SentFiles): Promise<FilesAgain> {
  return { attachments: draftId === null ? [] : await listAttachments(ctx, { draftId }), refused: [...refused, ...taken.map(({ name }): RefusedFile => ({ name, reason: "not_saved" }))], done: undefined };
}
