import { and, asc, eq, isNull } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { hashToken, newToken } from "#app/lib/token.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { carryGaps, keepGaps } from "../moderation/gaps.server.ts";
import { announce } from "../notifications/announce.server.ts";
import { indexProposal, recordJourney, tallyProposal } from "../proposals/keep-books.server.ts";
import { partReference } from "../proposals/reference.ts";
import { done, refused, type Result } from "../result.ts";
import { changeStatus } from "../triage/change-case.server.ts";
import { loadCase, nameOf, type Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { tellAuthor } from "../triage/tell-author.server.ts";
import { holdMerges } from "./find-merge-target.server.ts";
import { isTakenFrom } from "./passages.ts";
import type { PartInput, SplitInput } from "./schema.ts";

/** Why a submission cannot be split so. The first two are about the part with the number `at`, from 0. */
export type SplitProblem = { at: number; reason: "theme_unknown" | "part_not_from_whole" };

/**
 * Splits a submission into parts, each a proposal of the same author with its own theme, to be answered for itself. The whole
 * stays as it was sent, with its support and its debate. Refused while another proposal is part of it. Throws `conflict` when it is answered, withdrawn, hidden or a part
 * itself, when somebody is writing an answer to it, or when it was changed meanwhile.
 */
export async function splitProposal(ctx: Context, reference: string, { parts, version }: SplitInput): Promise<Result<{ parts: string[] }, "is_part" | "merge_target"> | { ok: false; reason: "parts_wrong"; problems: SplitProblem[] }> {
  const person = requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (found.partOfId !== null) return refused("is_part");
    if (!maySplit(found) || (await isBeingAnswered(ctx, tx, found))) throw conflict();
    if (await isMergeTarget(ctx, tx, found)) return refused("merge_target");
    const themes = await themesOf(ctx, tx, found.planId);
    const problems = parts.flatMap(({ theme, text }, at): SplitProblem[] => [
      ...(themes.has(theme) ? [] : [{ at, reason: "theme_unknown" as const }]), ...(isTakenFrom(found, text) ? [] : [{ at, reason: "part_not_from_whole" as const }]),
    ]);
    if (problems.length > 0) return { ok: false, reason: "parts_wrong", problems };
    const assigneeId = found.assigneeId ?? person.id;
    await changeStatus(ctx, tx, found, version, { status: "split", assigneeId, stage: "published" });
    const references: string[] = [];
    const keep = await keepGaps(ctx, tx, { proposalId: found.id, commentId: null });
    for (const [index, part] of parts.entries()) references.push(await insertPart(ctx, tx, { ...found, assigneeId }, { ...part, title: keep(part.title), text: keep(part.text), themeId: themes.get(part.theme)!, number: index + 1 }));
    await recordJourney(ctx, tx, found.id, "split");
    await recordStaffAct(ctx, tx, { action: "proposal.split", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { parts: references, before: { status: found.status, stage: found.stage, assigneeId: found.assigneeId }, after: { status: "split", stage: "published", assigneeId } } });
    const announced = await announce(ctx, tx, { kind: "proposal_split", planId: found.planId, proposalId: found.id, data: nameOf(found) });
    await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_split", payload: { reference, title: found.title, parts: references.map((each, index) => `${each}: ${parts[index]!.title}`).join("\n") }, dedupeKey: `split:${announced.id}` }, announced);
    return done({ parts: references });
  });
}

/** Whether a submission can be split as it stands: open, visible, and whole. */
function maySplit({ status, isHidden, partOfId }: Pick<Case, "status" | "isHidden" | "partOfId">): boolean {
  return (status === "received" || status === "under_consideration") && !isHidden && partOfId === null;
}

/** An answer to the whole that somebody is writing is not left behind with nothing to answer. */
async function isBeingAnswered(ctx: Context, tx: WriteHandle, { id }: Case): Promise<boolean> {
  const { answerDrafts: d } = ctx.tables;
  return (await tx.select({ id: d.proposalId }).from(d).where(eq(d.proposalId, id))).length > 0;
}

/** What became part of it would have no answer to wait for: its parts are answered each. */
async function isMergeTarget(ctx: Context, tx: WriteHandle, { id, planId }: Case): Promise<boolean> {
  const { merges: m } = ctx.tables;
  await holdMerges(ctx, tx, planId);
  return (await tx.select({ id: m.id }).from(m).where(and(eq(m.targetId, id), isNull(m.undoneAt))).limit(1)).length > 0;
}

async function themesOf(ctx: Context, tx: WriteHandle, planId: string): Promise<Map<string, string>> {
  const { themes: t } = ctx.tables;
  return new Map((await tx.select({ id: t.id, slug: t.slug }).from(t).where(eq(t.planId, planId)).orderBy(asc(t.number))).map(({ id, slug }) => [slug, id]));
}

/** A part has come in when the whole did: its author does not wait anew. */
async function insertPart(ctx: Context, tx: WriteHandle, whole: Case, part: PartInput & { themeId: string; number: number }): Promise<string> {
  const { proposals } = ctx.tables;
  const id = newId();
  const reference = partReference(whole.reference, part.number);
  const { planId, authorId, organisationId, participantType, display, shownName, language, ogpValues, policyAreas, assigneeId, submittedAt, publishedAt } = whole;
  const row = {
    id, reference, planId, authorId, organisationId, participantType, display, shownName, language, ogpValues, policyAreas, assigneeId, submittedAt, publishedAt,
    themeId: part.themeId, title: part.title, problem: "", change: part.text, effect: "", status: "under_consideration" as const, stage: "in_triage" as const, partOfId: whole.id, partNumber: part.number,
  };
  await tx.insert(proposals).values(row);
  await tallyProposal(ctx, tx, row, 1);
  await indexProposal(ctx, tx, row);
  await carryCoAuthors(ctx, tx, whole.id, id);
  await carryGaps(ctx, tx, { from: whole.id, to: id, texts: [part.title, part.text] });
  await recordJourney(ctx, tx, id, "submitted", {}, submittedAt);
  await recordJourney(ctx, tx, id, "split");
  await recordStaffAct(ctx, tx, { action: "proposal.split_off", subjectType: "proposal", subjectId: id, planId, data: { from: whole.reference } });
  return reference;
}

/** Who stands beside the author of the whole does so of each part. */
async function carryCoAuthors(ctx: Context, tx: WriteHandle, wholeId: string, partId: string) {
  const { coAuthors: a } = ctx.tables;
  const rows = await tx.select().from(a).where(and(eq(a.proposalId, wholeId), eq(a.state, "accepted")));
  // The link of the invitation has done its work, and opens nothing here.
  for (const row of rows) await tx.insert(a).values({ ...row, id: newId(), proposalId: partId, tokenHash: hashToken(newToken()) });
}
