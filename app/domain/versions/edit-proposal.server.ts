import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual } from "#db/values.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { keepGaps } from "../moderation/gaps.server.ts";
import { indexProposal, tallyProposal } from "../proposals/keep-books.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { holdChangeable, loadChangeable, requireStillSpeaks, wasCoAuthor, type ProposalRow } from "./changeable.server.ts";
import { sameEditable, sameText, type Editable } from "./editable.ts";
import { keepVersion } from "./keep-version.server.ts";
import { markOf } from "./mark-of.server.ts";
import { mayEdit, type ChangeRefusal } from "./policy.ts";
import type { editInput } from "./schema.ts";
import { tellChange } from "./tell-change.server.ts";

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

/**
 * Changes a published proposal. Every text is kept; tallies, search index and journey move along, and supporters are told
 * when it changed much. `mark` is that of what the form was made from (see `markOf`): where somebody else has changed the
 * same meanwhile, nothing is written, and their text comes back. Throws `forbidden` for who is none of its writers and never was.
 */
export async function editProposal(ctx: Context, reference: string, input: EditInput, mark: string): Promise<Edited> {
  const found = await loadChangeable(ctx, reference);
  const first = mayEdit(ctx.actor, found.facts, ctx.now);
  if (!first.allowed && first.reason === "not_yours") return noLonger(ctx, found.row.id);
  if (ctx.actor.kind !== "person") throw forbidden();
  await takeTry(ctx, "editPerPerson", ctx.actor.id);
  const { themes } = ctx.tables;
  const listed = await ctx.read.select({ id: themes.id, slug: themes.slug, title: themes.title }).from(themes).where(eq(themes.planId, found.row.planId));
  return ctx.write(async (tx): Promise<Edited> => {
    const { row, facts } = await holdChangeable(ctx, tx, found);
    const permission = mayEdit(ctx.actor, facts, ctx.now);
    if (!permission.allowed) {
      // Removed between our look and our write.
      if (permission.reason === "not_yours") return { ok: false, reason: "no_longer" };
      return { ok: false, reason: permission.reason, ...(permission.at && { at: permission.at }) };
    }
    if (!facts.isCoAuthor) await requireStillSpeaks(ctx, tx, row);
    const theme = listed.find(({ slug }) => slug === input.theme);
    if (!theme) return { ok: false, reason: "theme_unknown" };
    const now: Editable = { ...row, theme: listed.find(({ id: each }) => each === row.themeId)?.slug ?? "" };
    const keep = await keepGaps(ctx, tx, { proposalId: row.id, commentId: null });
    const wanted = { ...input, title: keep(input.title), problem: keep(input.problem), change: keep(input.change), effect: keep(input.effect), language: input.language ?? row.language };
    // Sent twice, or written by two in the same words: there is nothing to do, and nobody to tell.
    if (sameEditable(now, wanted)) return { ok: true, changed: false, isMajor: false };
    if (markOf(now) !== mark) return { ok: false, reason: "overtaken", other: { ...pick(now), at: row.editedAt ?? row.submittedAt }, mark: markOf(now) };
    const { title, problem, change, effect, language, ogpValues, policyAreas } = wanted;
    return write(ctx, tx, row, { title, problem, change, effect, language, ogpValues, policyAreas, theme });
  });
}

/** Throws `forbidden`, but for who was one of its writers and was removed while they wrote. */
async function noLonger(ctx: Context, proposalId: string): Promise<Edited> {
  if (!(await wasCoAuthor(ctx, proposalId))) throw forbidden();
  return { ok: false, reason: "no_longer" };
}

function pick({ title, problem, change, effect, language, theme, ogpValues, policyAreas }: Editable): Editable {
  return { title, problem, change, effect, language, theme, ogpValues, policyAreas };
}

type Change = Pick<ProposalRow, "title" | "problem" | "change" | "effect" | "language" | "ogpValues" | "policyAreas"> & { theme: { id: string; title: Bilingual } };

async function write(ctx: Context, tx: WriteHandle, row: ProposalRow, { theme, ogpValues, policyAreas, ...text }: Change): Promise<Edited> {
  const themeId = theme.id;
  const { proposals: p } = ctx.tables;
  // Filed under another theme or other tags, the text is the same: that makes no version.
  const kept = sameText(row, text) ? null : await keepVersion(ctx, tx, row, text);
  await tx.update(p).set({ ...text, themeId, ogpValues, policyAreas, version: sql`${p.version} + 1`, ...(kept && { textVersion: kept.number, editedAt: ctx.now }) }).where(eq(p.id, row.id));
  // One that awaits screening is in neither.
  if (themeId !== row.themeId && !row.isHidden) {
    await tallyProposal(ctx, tx, row, -1);
    await tallyProposal(ctx, tx, { ...row, themeId }, 1);
  }
  if (!row.isHidden) await indexProposal(ctx, tx, { ...row, ...text, themeId, ogpValues, policyAreas });
  const moved = themeId === row.themeId ? [] : await tellChange(ctx, tx, { ...row, ...text }, { what: "theme", theme: theme.title });
  const changed = kept ? await tellChange(ctx, tx, { ...row, ...text }, { what: "text", ...kept }) : [];
  await recordAct(ctx, tx, { action: "proposal.edited", subjectType: "proposal", subjectId: row.id, planId: row.planId, data: { ...(kept && { version: kept.number, isMajor: kept.isMajor }), ...(themeId !== row.themeId && { before: { themeId: row.themeId }, after: { themeId } }), told: [...moved, ...changed] } });
  return { ok: true, changed: true, isMajor: kept?.isMajor ?? false };
}
