import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { isWriter } from "../proposals/speaker.ts";
import { done, refused, type Result } from "../result.ts";
import { holdChangeable, loadChangeable, requireStillSpeaks, type FoundProposal } from "../versions/changeable.server.ts";
import { mayEdit, type ChangePermission, type ChangeRefusal } from "../versions/policy.ts";
import { tellChange } from "../versions/tell-change.server.ts";
import { attachSent, type AttachedSent } from "./attach-sent.server.ts";
import { detach, listAttachments, type AttachmentView } from "./attach.server.ts";
import type { SentFiles } from "./rules.ts";

/** The page on which a proposal's files are changed. `permission` is that for its text. */
export type ProposalFiles = { reference: string; title: string; language: string; permission: ChangePermission; attachments: AttachmentView[] };

/** For those who may change the text, once it is open to them: its writers and co-authors. Throws `not_found` for everyone else. Of a hidden proposal co-authors get neither title nor files, as they do not get its text. */
export async function getProposalFiles(ctx: Context, reference: string): Promise<ProposalFiles> {
  const found = await findOwn(ctx, reference);
  const { row, facts } = found;
  const isHiddenFrom = facts.isHidden && !isWriter(ctx.actor, facts);
  return { reference: row.reference, title: isHiddenFrom ? "" : row.title, language: row.language, permission: mayEdit(ctx.actor, facts, ctx.now), attachments: isHiddenFrom ? [] : await listAttachments(ctx, { proposalId: row.id }) };
}

/** Adds what was sent to a published proposal, as far as it can be taken. Throws `not_found` for who could not change its text. */
export async function addToProposal(ctx: Context, reference: string, files: SentFiles): Promise<Result<AttachedSent, ChangeRefusal>> {
  const found = await findOwn(ctx, reference);
  const { id } = found.row;
  return unlessRefused(found, ctx, () => attachSent(ctx, { proposalId: id }, files, (tx) => holdForFiles(ctx, tx, found),
    async (tx, added) => {
      const told = await tellChange(ctx, tx, found.row, { what: "files" });
      for (const attachmentId of added) await recordAct(ctx, tx, { action: "attachment.added", subjectType: "proposal", subjectId: id, planId: found.row.planId, data: { attachmentId, told } });
    }));
}

/** Takes a file off a published proposal; one that is gone already is no failure. Throws `not_found` for who could not change its text. */
export async function removeFromProposal(ctx: Context, reference: string, attachmentId: string): Promise<Result<null, ChangeRefusal>> {
  const found = await findOwn(ctx, reference);
  const { id } = found.row;
  return unlessRefused(found, ctx, () => ctx.write(async (tx) => {
    await holdForFiles(ctx, tx, found);
    if (!(await detach(ctx, tx, { proposalId: id }, attachmentId))) return null;
    const told = await tellChange(ctx, tx, found.row, { what: "files" });
    await recordAct(ctx, tx, { action: "attachment.removed", subjectType: "proposal", subjectId: id, planId: found.row.planId, data: { attachmentId, told } });
    return null;
  }));
}

async function findOwn(ctx: Context, reference: string): Promise<FoundProposal> {
  const found = await loadChangeable(ctx, reference);
  const permission = mayEdit(ctx.actor, found.facts, ctx.now);
  if (!permission.allowed && permission.reason === "not_yours") throw notFound();
  return found;
}

/** Ends the transaction in which it turned out that the files may not be changed any more. */
class FilesClosed extends Error {
  readonly reason: ChangeRefusal;
  constructor(reason: ChangeRefusal) {
    super(reason);
    this.reason = reason;
  }
}

async function unlessRefused<T>({ facts }: FoundProposal, ctx: Context, act: () => Promise<T>): Promise<Result<T, ChangeRefusal>> {
  const permission = mayEdit(ctx.actor, facts, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  try {
    return done(await act());
  } catch (error) {
    if (error instanceof FilesClosed) return refused(error.reason);
    throw error;
  }
}

/** Holds the proposal, and asks again behind it: it may have been hidden, answered or withdrawn, or its organisation left, meanwhile. */
async function holdForFiles(ctx: Context, tx: WriteHandle, found: FoundProposal): Promise<void> {
  const { row, facts } = await holdChangeable(ctx, tx, found);
  if (!facts.isCoAuthor) await requireStillSpeaks(ctx, tx, row);
  const permission = mayEdit(ctx.actor, facts, ctx.now);
  if (!permission.allowed) throw new FilesClosed(permission.reason);
}
