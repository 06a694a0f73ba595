import { and, desc, eq, isNull, lt, or, type SQL } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import type { DraftInput } from "./schema.ts";

/** What someone has written so far. */
export type Draft = { id: string; theme: string; title: string; problem: string; change: string; effect: string; display: DraftInput["display"]; language: "da" | "en"; updatedAt: Date };

/**
 * Whose drafts these are: the signed-in person's and those of this browser, whose token is in its cookie. A draft begun
 * before signing in is found by either; a draft of another person is never found.
 */
function ownDrafts(ctx: Context, token: string | null): SQL {
  const { proposalDrafts: d } = ctx.tables;
  const ofPerson = ctx.actor.kind === "person" ? eq(d.ownerId, ctx.actor.id) : undefined;
  const ofBrowser = token ? and(isNull(d.ownerId), eq(d.tokenHash, hashToken(token))) : undefined;
  const whose = or(ofPerson, ofBrowser);
  if (!whose) throw notFound();
  return whose;
}

/** The newest draft for the plan that was not submitted, or the one named, or null. */
export async function findDraft(ctx: Context, planId: string, token: string | null, id?: string): Promise<Draft | null> {
  if (ctx.actor.kind !== "person" && !token) return null;
  const { proposalDrafts: d, themes } = ctx.tables;
  const [row] = await ctx.read.select({ id: d.id, theme: themes.slug, title: d.title, problem: d.problem, change: d.change, effect: d.effect, display: d.display, language: d.language, updatedAt: d.updatedAt })
    .from(d).leftJoin(themes, eq(themes.id, d.themeId))
    .where(and(eq(d.planId, planId), isNull(d.proposalId), ownDrafts(ctx, token), id ? eq(d.id, id) : undefined)).orderBy(desc(d.updatedAt)).limit(1);
  return row ? { ...row, theme: row.theme ?? "" } : null;
}

/** Keeps what was typed so far, however unfinished; a new draft when there is none of that id (or `id` is null). A signed-in person's browser drafts become the person's. */
export async function saveDraft(ctx: Context, planId: string, token: string, id: string | null, input: DraftInput): Promise<{ id: string; savedAt: Date }> {
  await takeTry(ctx, "draftPerAddress", ctx.actor.kind === "person" ? ctx.actor.id : ctx.address);
  const { proposalDrafts: d, themes } = ctx.tables;
  const [theme] = await ctx.read.select({ id: themes.id }).from(themes).where(and(eq(themes.planId, planId), eq(themes.slug, input.theme)));
  const ownerId = ctx.actor.kind === "person" ? ctx.actor.id : null;
  // How one is shown is chosen on another page than the text: a save from one leaves what the other set.
  const values = { themeId: theme?.id ?? null, title: input.title, problem: input.problem, change: input.change, effect: input.effect, ...(input.display && { display: input.display }), ownerId, tokenHash: hashToken(token), updatedAt: ctx.now };
  return ctx.write(async (tx) => {
    const [changed] = id ? await tx.update(d).set(values).where(and(eq(d.id, id), eq(d.planId, planId), isNull(d.proposalId), ownDrafts(ctx, token))).returning({ id: d.id }) : [];
    if (changed) return { id: changed.id, savedAt: ctx.now };
    const begin = (newDraft: string) => tx.insert(d).values({ ...values, language: input.language, id: newDraft, planId, createdAt: ctx.now }).onConflictDoNothing().returning({ id: d.id });
    // The page gives a new draft its id, so that two saves at once are one draft. An id that is taken is not ours to use.
    const [begun] = id ? await begin(id) : [];
    const [other] = begun ? [begun] : await begin(newId());
    return { id: other!.id, savedAt: ctx.now };
  });
}

/** Removes drafts that nobody with an account owns and nobody touched for thirty days. Run by the worker. */
export async function forgetOldDrafts(ctx: Context): Promise<void> {
  const { proposalDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    await tx.delete(d).where(and(isNull(d.ownerId), lt(d.updatedAt, new Date(ctx.now.getTime() - 30 * 24 * 3600 * 1000))));
  });
}

/** Throws a draft away. */
export async function discardDraft(ctx: Context, planId: string, token: string | null, id: string): Promise<void> {
  const { proposalDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    await tx.delete(d).where(and(eq(d.id, id), eq(d.planId, planId), isNull(d.proposalId), ownDrafts(ctx, token)));
  });
}
