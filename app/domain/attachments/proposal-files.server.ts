import { and, eq, ne, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context, Person } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import type { Phase } from "../plans/phase.ts";
import { listPhases } from "../plans/queries.server.ts";
import type { Permission, Refusal } from "../proposals/policy.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { done, refused as refusedFor, type Result } from "../result.ts";
import { tellChange } from "../versions/tell-change.server.ts";
import { attachTo, detach, listAttachments, type AttachmentView } from "./attach.server.ts";
import { isInChargeOf, mayChangeFiles } from "./policy.ts";
import { attachmentLimits, type RefusedFile, type SentFiles } from "./rules.ts";
import { storeFiles } from "./store-files.server.ts";

/** The page on which a proposal's files are changed. */
export type ProposalFiles = { reference: string; title: string; language: string; planId: string; permission: Permission; attachments: AttachmentView[] };

type Found = Pick<Context["tables"]["proposals"]["$inferSelect"], "id" | "reference" | "title" | "language" | "planId" | "authorId" | "organisationId" | "isHidden" | "status"> & { phases: Phase[] };

/** For who is in charge of the proposal. Throws `not_found` for everyone else. */
export async function getProposalFiles(ctx: Context, reference: string): Promise<ProposalFiles> {
  const proposal = await findInCharge(ctx, reference);
  const { title, language, planId } = proposal;
  return { reference: proposal.reference, title, language, planId, permission: mayChangeFiles(ctx.actor, proposal, ctx.now), attachments: await listAttachments(ctx, { proposalId: proposal.id }) };
}

/** Adds what was sent to a published proposal, as far as it can be taken. Throws `not_found` for who is not in charge of it. */
export async function addToProposal(ctx: Context, reference: string, files: SentFiles): Promise<Result<{ attached: number; refused: RefusedFile[] }, Refusal>> {
  const proposal = await findInCharge(ctx, reference);
  const permission = mayChangeFiles(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refusedFor(permission.reason);
  const before = await listAttachments(ctx, { proposalId: proposal.id });
  const { stored, refused } = await storeFiles(ctx, files, attachmentLimits.most - before.length);
  if (stored.length === 0) return done({ attached: 0, refused });
  const ids = stored.map((each) => each.id);
  const left = await ctx.write(async (tx) => {
    if (!(await holdForFiles(ctx, tx, proposal))) return null;
    const noRoom = await attachTo(ctx, tx, { proposalId: proposal.id }, ids);
    const added = ids.filter((id) => !noRoom.includes(id));
    const told = added.length === 0 ? [] : await tellChange(ctx, tx, proposal, { what: "files" });
    for (const id of added) await recordAct(ctx, tx, { action: "attachment.added", subjectType: "proposal", subjectId: proposal.id, data: { attachmentId: id, told } });
    return noRoom;
  });
  if (left === null) return refusedFor("not_open");
  const noRoom = stored.filter((each) => left.includes(each.id)).map((each): RefusedFile => ({ name: each.givenName, reason: "too_many" }));
  return done({ attached: stored.length - left.length, refused: [...refused, ...noRoom] });
}

/** Takes a file off a published proposal; one that is gone already is no failure. Throws `not_found` for who is not in charge of it. */
export async function removeFromProposal(ctx: Context, reference: string, id: string): Promise<Result<null, Refusal>> {
  const proposal = await findInCharge(ctx, reference);
  const permission = mayChangeFiles(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refusedFor(permission.reason);
  return ctx.write(async (tx) => {
    if (!(await holdForFiles(ctx, tx, proposal))) return refusedFor("not_open");
    if (await detach(ctx, tx, { proposalId: proposal.id }, id)) {
      const told = await tellChange(ctx, tx, proposal, { what: "files" });
      await recordAct(ctx, tx, { action: "attachment.removed", subjectType: "proposal", subjectId: proposal.id, data: { attachmentId: id, told } });
    }
    return done(null);
  });
}

async function findInCharge(ctx: Context, reference: string): Promise<Found> {
  const { proposals: p, plans } = ctx.tables;
  const [row] = await ctx.read.select({ id: p.id, reference: p.reference, title: p.title, language: p.language, planId: p.planId, authorId: p.authorId, organisationId: p.organisationId, isHidden: p.isHidden, status: p.status })
    .from(p).innerJoin(plans, eq(plans.id, p.planId)).where(and(eq(p.reference, reference), ne(plans.state, "draft")));
  if (!row || !isInChargeOf(ctx.actor, row)) throw notFound();
  return { ...row, phases: await listPhases(ctx, row.planId) };
}

/** Holds the proposal, and asks again behind it: it may have been hidden or withdrawn, or its organisation left, meanwhile. */
async function holdForFiles(ctx: Context, tx: WriteHandle, { id, phases }: Found): Promise<boolean> {
  const { proposals: p } = ctx.tables;
  const [row] = await tx.update(p).set({ version: sql`${p.version}` }).where(eq(p.id, id)).returning({ authorId: p.authorId, organisationId: p.organisationId, isHidden: p.isHidden, status: p.status });
  if (!row) throw notFound();
  const person = ctx.actor as Person;
  if (row.organisationId !== null && !(await stillSpeaksFor(ctx, tx, person.id, { organisationId: row.organisationId, display: "organisation" }))) throw forbidden();
  return mayChangeFiles(person, { ...row, phases }, ctx.now).allowed;
}
