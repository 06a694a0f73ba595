import { desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { indexProposal, recordJourney, tallyProposal } from "../proposals/keep-books.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { holdChangeable, loadChangeable, requireStillSpeaks, type ProposalRow } from "./changeable.server.ts";
import { sameEditable, sameText, type Editable } from "./editable.ts";
import { keepVersion } from "./keep-version.server.ts";
import { markOf } from "./mark-of.server.ts";
import { mayEdit, type ChangeRefusal } from "./policy.ts";
import type { editInput } from "./schema.ts";

/** The new text of a proposal, with its tags. */
export type EditInput = z.infer<typeof editInput>;

/** The text that somebody else has saved meanwhile. */
export type OtherText = Editable & { at: Date };

/** What became of a change. `changed: false`: the text was that already. */
export type Edited =
  | { ok: true; changed: boolean; isMajor: boolean }
  | { ok: false; reason: Exclude<ChangeRefusal, "not_yours">; at?: Date }
  | { ok: false; reason: "theme_unknown" }
  | { ok: false; reason: "overtaken"; other: OtherText; mark: string };

/** Further changes within this time after one that the journey tells, in milliseconds, are told by that entry. */
const oneEntryWithin = 60 * 60 * 1000;

/**
 * Changes a published proposal. Every text is kept; tallies, search index and journey move along, and supporters are told
 * when it changed much. `mark` is that of what the form was made from (see `markOf`): where somebody else has changed the
 * same meanwhile, nothing is written, and their text comes back. Throws `forbidden` for who is none of its writers.
 */
export async function editProposal(ctx: Context, reference: string, input: EditInput, mark: string): Promise<Edited> {
  const found = await loadChangeable(ctx, reference);
  const first = mayEdit(ctx.actor, found.facts, ctx.now);
  if (!first.allowed && first.reason === "not_yours") throw forbidden();
  if (ctx.actor.kind !== "person") throw forbidden();
  await takeTry(ctx, "editPerPerson", ctx.actor.id);
  const { themes } = ctx.tables;
  const slugs = new Map((await ctx.read.select({ id: themes.id, slug: themes.slug }).from(themes).where(eq(themes.planId, found.row.planId))).map(({ id, slug }) => [id, slug]));
  return ctx.write(async (tx): Promise<Edited> => {
    const { row, facts } = await holdChangeable(ctx, tx, found);
    const permission = mayEdit(ctx.actor, facts, ctx.now);
    if (!permission.allowed) {
      if (permission.reason === "not_yours") throw forbidden();
      return { ok: false, reason: permission.reason, ...(permission.at && { at: permission.at }) };
    }
    if (!facts.isCoAuthor) await requireStillSpeaks(ctx, tx, row);
    const themeId = [...slugs].find(([, slug]) => slug === input.theme)?.[0];
    if (themeId === undefined) return { ok: false, reason: "theme_unknown" };
    const now: Editable = { ...row, theme: slugs.get(row.themeId) ?? "" };
    const wanted = { ...input, language: input.language ?? row.language };
    // Sent twice, or written by two in the same words: there is nothing to do, and nobody to tell.
    if (sameEditable(now, wanted)) return { ok: true, changed: false, isMajor: false };
    if (markOf(now) !== mark) return { ok: false, reason: "overtaken", other: { ...pick(now), at: row.editedAt ?? row.submittedAt }, mark: markOf(now) };
    const { title, problem, change, effect, language, ogpValues, policyAreas } = wanted;
    return write(ctx, tx, row, { title, problem, change, effect, language, ogpValues, policyAreas, themeId });
  });
}

function pick({ title, problem, change, effect, language, theme, ogpValues, policyAreas }: Editable): Editable {
  return { title, problem, change, effect, language, theme, ogpValues, policyAreas };
}

type Change = Pick<ProposalRow, "title" | "problem" | "change" | "effect" | "language" | "ogpValues" | "policyAreas" | "themeId">;

async function write(ctx: Context, tx: WriteHandle, row: ProposalRow, { themeId, ogpValues, policyAreas, ...text }: Change): Promise<Edited> {
  const { proposals: p } = ctx.tables;
  // Filed under another theme or other tags, the text is the same: that makes no version.
  const kept = sameText(row, text) ? null : await keepVersion(ctx, tx, row, text);
  await tx.update(p).set({ ...text, themeId, ogpValues, policyAreas, version: sql`${p.version} + 1`, ...(kept && { textVersion: kept.number, editedAt: ctx.now }) }).where(eq(p.id, row.id));
  if (themeId !== row.themeId) {
    await tallyProposal(ctx, tx, row, -1);
    await tallyProposal(ctx, tx, { ...row, themeId }, 1);
  }
  await indexProposal(ctx, tx, { ...row, ...text, themeId, ogpValues, policyAreas });
  const isNews = kept !== null && !(await isToldAlready(ctx, tx, row.id));
  if (isNews) await recordJourney(ctx, tx, row.id, "edited");
  await recordAct(ctx, tx, { action: "proposal.edited", subjectType: "proposal", subjectId: row.id, data: { ...(kept && { version: kept.number, isMajor: kept.isMajor }), ...(themeId !== row.themeId && { before: { themeId: row.themeId }, after: { themeId } }) } });
  if (isNews || kept?.isMajor) await announce(ctx, tx, { kind: "proposal_edited", planId: row.planId, proposalId: row.id, data: { reference: row.reference, title: text.title, language: text.language, ...(kept?.isMajor && { outcome: "major" }) } });
  return { ok: true, changed: true, isMajor: kept?.isMajor ?? false };
}

/** Whether the last that the journey tells is a change of a moment ago: somebody who mends one thing after the other is told of once. */
async function isToldAlready(ctx: Context, tx: WriteHandle, proposalId: string): Promise<boolean> {
  const { journeyEntries: j } = ctx.tables;
  const [last] = await tx.select({ kind: j.kind, at: j.at }).from(j).where(eq(j.proposalId, proposalId)).orderBy(desc(j.at), desc(j.id)).limit(1);
  return last?.kind === "edited" && ctx.now.getTime() - last.at.getTime() < oneEntryWithin;
}
