import { and, asc, eq } from "drizzle-orm";
import { gapWords } from "#app/i18n/gap-words.ts";
import { withGaps } from "#app/lib/gap-marks.ts";
import { foldSame, wordDiff, type ShownStretch } from "#app/lib/word-diff.ts";
import type { ParticipantType } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getProposal, type ProposalView } from "../proposals/get-proposal.server.ts";
import { loadChangeable, type ProposalRow } from "./changeable.server.ts";
import { textFields, type Text } from "./much-changed.ts";

/**
 * One of the texts of a proposal: who wrote it, and when. `by` is how they are shown in public, never another name: the
 * speaker of the proposal, a co-author, or the organisation that a colleague changed it for. `null`: the account is gone.
 */
export type VersionLine = { number: number; at: Date; isMajor: boolean; isCurrent: boolean; by: { name: string; type: ParticipantType | null } | null };

/** How one part of the text differs: word by word, or, where hardly anything is the same, both in full. */
export type FieldChange = { field: keyof Text; stretches: ShownStretch[] } | { field: keyof Text; before: string; after: string };

/** A text as it stood, and how it differs from another one (`null` where there is no other). */
export type VersionView = { line: VersionLine; text: Text & { language: string }; from: { number: number; language: string } | null; changes: FieldChange[] };

/** A proposal with the list of its texts, the newest first. Those of a hidden one are as hidden as it: `not_found`, but for its author. */
export async function getVersions(ctx: Context, reference: string): Promise<{ proposal: ProposalView; versions: VersionLine[] }> {
  const { proposal, lines } = await loadVersions(ctx, reference);
  return { proposal, versions: lines.map(({ line }) => line).reverse() };
}

/** One of the texts, and how it differs from the one before or from the one numbered `from`. Throws `not_found`. */
export async function getVersion(ctx: Context, reference: string, number: number, from?: number): Promise<{ proposal: ProposalView; version: VersionView; versions: VersionLine[] }> {
  const { proposal, lines } = await loadVersions(ctx, reference);
  const find = (wanted: number) => lines.find(({ line }) => line.number === wanted);
  const shown = find(number);
  if (!shown) throw notFound();
  const other = from === number ? undefined : find(from ?? number - 1);
  if (from !== undefined && from !== number && !other) throw notFound();
  const version = { line: shown.line, text: shown.text, from: other ? { number: other.line.number, language: other.text.language } : null, changes: other ? textFields.flatMap((field) => changeOf(ctx, field, other.text[field], shown.text[field])) : [] };
  return { proposal, version, versions: lines.map(({ line }) => line) };
}

function changeOf(ctx: Context, field: keyof Text, before: string, after: string): FieldChange[] {
  if (before === after) return [];
  const stretches = wordDiff(readable(ctx, before), readable(ctx, after));
  if (!stretches) return [{ field, before, after }];
  // Where only spaces and line breaks differ there is nothing to point at.
  return stretches.every(({ kind }) => kind === "same") ? [] : [{ field, stretches: foldSame(stretches) }];
}

/** Word by word, a mark would come apart. */
function readable({ locale }: Context, text: string): string {
  return withGaps(text, gapWords[locale]);
}

type Loaded = { line: VersionLine; text: Text & { language: string } };

async function loadVersions(ctx: Context, reference: string): Promise<{ proposal: ProposalView; lines: Loaded[] }> {
  const [{ row }, proposal] = await Promise.all([loadChangeable(ctx, reference), getProposal(ctx, reference)]);
  if (row.isHidden && !proposal.isWriter) throw notFound();
  const { proposalVersions: v } = ctx.tables;
  const rows = await ctx.read.select().from(v).where(eq(v.proposalId, row.id)).orderBy(asc(v.number));
  const speaker = { name: proposal.speaker.name, type: proposal.speaker.type };
  const { title, problem, change, effect, language } = row;
  // Of a proposal that nobody has changed the one text is its own.
  if (rows.length === 0) return { proposal, lines: [{ line: { number: 1, at: row.submittedAt, isMajor: false, isCurrent: true, by: speaker }, text: { title, problem, change, effect, language } }] };
  const coAuthors = await listCoAuthors(ctx, row.id);
  const lines = rows.map((each) => ({
    line: { number: each.number, at: each.at, isMajor: each.isMajor, isCurrent: each.number === rows.at(-1)!.number, by: each.number === 1 ? speaker : shownWriter(row, proposal, each.editedBy, coAuthors) },
    text: { title: each.title, problem: each.problem, change: each.change, effect: each.effect, language: each.language },
  }));
  return { proposal, lines };
}

async function listCoAuthors(ctx: Context, proposalId: string): Promise<Map<string, string>> {
  const { coAuthors: c } = ctx.tables;
  const rows = await ctx.read.select({ userId: c.userId, name: c.shownName }).from(c).where(and(eq(c.proposalId, proposalId), eq(c.state, "accepted")));
  return new Map(rows.flatMap(({ userId, name }) => (userId ? [[userId, name] as const] : [])));
}

function shownWriter(row: ProposalRow, { speaker }: ProposalView, editedBy: string | null, coAuthors: ReadonlyMap<string, string>): VersionLine["by"] {
  if (editedBy !== null && editedBy === row.authorId) return { name: speaker.name, type: speaker.type };
  const coAuthor = editedBy === null ? undefined : coAuthors.get(editedBy);
  if (coAuthor) return { name: coAuthor, type: null };
  return row.organisationId === null ? null : { name: speaker.organisation ?? speaker.name, type: speaker.type };
}
