import { and, desc, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { ProposalRow } from "./changeable.server.ts";
import { isMuchChanged, type Text } from "./much-changed.ts";

export type NewText = Text & { language: string };

/**
 * Keeps a new text as the next version, and at the first change the original as number 1. Answers its number, and whether it
 * differs much from the text that supporters were last told of: the last one that did, or the original, whose number is `since`. The caller holds the
 * proposal, so numbers follow one another.
 */
export async function keepVersion(ctx: Context, tx: WriteHandle, proposal: ProposalRow, text: NewText): Promise<{ number: number; isMajor: boolean; since: number }> {
  const { proposalVersions: v } = ctx.tables;
  const number = proposal.textVersion + 1;
  const { title, problem, change, effect, language } = proposal;
  if (proposal.textVersion === 1) await tx.insert(v).values({ proposalId: proposal.id, number: 1, title, problem, change, effect, language, editedBy: proposal.authorId, at: proposal.submittedAt });
  const told = await lastTold(ctx, tx, proposal.id);
  const isMajor = isMuchChanged(told, text);
  await tx.insert(v).values({ ...text, proposalId: proposal.id, number, editedBy: ctx.actor.kind === "person" ? ctx.actor.id : null, isMajor, at: ctx.now });
  return { number, isMajor, since: told.number };
}

async function lastTold(ctx: Context, tx: WriteHandle, proposalId: string): Promise<Text & { number: number }> {
  const { proposalVersions: v } = ctx.tables;
  const text = { number: v.number, title: v.title, problem: v.problem, change: v.change, effect: v.effect };
  const [major] = await tx.select(text).from(v).where(and(eq(v.proposalId, proposalId), eq(v.isMajor, true))).orderBy(desc(v.number)).limit(1);
  if (major) return major;
  const [first] = await tx.select(text).from(v).where(and(eq(v.proposalId, proposalId), eq(v.number, 1)));
  return first!;
}
