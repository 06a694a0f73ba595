import { asc, eq } from "drizzle-orm";
import { countPassage, findPassage } from "#app/lib/gap-marks.ts";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { listFamily } from "../merging/family.server.ts";
import type { TextKey } from "../reports/hold-text.server.ts";
import { requireStaff } from "../triage/policy.ts";

/** A proposal in which a passage stands, as it first stands there, and in how many places: of its versions that with the most. */
export type PassagePlaces = { id: string; reference: string; passage: string; count: number };

const fields = ["title", "problem", "change", "effect"] as const;
type Words = Record<(typeof fields)[number], string>;

/** Where a passage stands of these proposals: in the text in force, or in a version before it. */
export async function findPlaces(ctx: Context, handle: Pick<ReadHandle, "select">, proposals: readonly (Words & { id: string; reference: string })[], passage: string): Promise<PassagePlaces[]> {
  const { proposalVersions: v } = ctx.tables;
  const places: PassagePlaces[] = [];
  for (const proposal of proposals) {
    const versions = await handle.select().from(v).where(eq(v.proposalId, proposal.id)).orderBy(asc(v.number));
    const texts = [proposal, ...versions].map((text) => fields.map((field) => text[field]));
    const first = texts.flat().map((text) => findPassage(text, passage)).find((each) => each !== null);
    if (first !== undefined) places.push({ id: proposal.id, reference: proposal.reference, passage: first, count: Math.max(...texts.map((text) => text.reduce((sum, each) => sum + countPassage(each, passage), 0))) });
  }
  return places;
}

export function countPlaces(places: readonly PassagePlaces[]): number {
  return places.reduce((sum, { count }) => sum + count, 0);
}

/** Whether whoever leaves a passage out is first told in how many places it stands. */
export function isManyPlaces(places: readonly PassagePlaces[]): boolean {
  return countPlaces(places) > 1;
}

/** The same for the page of the act: where a passage of a text stands that is about to be left out. */
export async function getPlaces(ctx: Context, planId: string, { proposalId, commentId }: TextKey, passage: string): Promise<{ reference: string; count: number }[]> {
  requireStaff(ctx.actor, planId);
  if (commentId === null) return (await findPlaces(ctx, ctx.read, await listFamily(ctx, proposalId), passage)).map(({ reference, count }) => ({ reference, count }));
  const { comments: c, proposals: p } = ctx.tables;
  const [comment] = await ctx.read.select({ body: c.body, reference: p.reference }).from(c).innerJoin(p, eq(p.id, c.proposalId)).where(eq(c.id, commentId));
  return comment ? [{ reference: comment.reference, count: countPassage(comment.body, passage) }] : [];
}
