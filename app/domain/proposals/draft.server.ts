import { and, desc, eq, inArray, isNotNull, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import { isForeignKeyViolation } from "#db/errors.ts";
import type { WriteHandle } from "#db/store.ts";
import type { DraftState, OgpValue } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { draftActs } from "./draft-policy.ts";
import type { DraftInput } from "./schema.ts";

/** What someone has written so far. `organisationId` shares it with the members of that organisation. */
export type Draft = {
  id: string; theme: string; title: string; problem: string; change: string; effect: string; language: string; ogpValues: OgpValue[]; policyAreas: string[]; updatedAt: Date;
  organisationId: string | null; state: DraftState; version: number;
  /** Whether the reader began it. */
  isOwn: boolean;
};

/** What became of a save: it was kept, or it was not, as the draft (as it now is) was changed by another page, waits for release, or was sent. */
export type Saved = { ok: true; id: string; version: number; savedAt: Date } | { ok: false; reason: "draft_changed" | "draft_awaiting" | "draft_sent"; draft: Draft };

/** The page that saves: which version it was made from (null for a new draft), and its own name, by which its next save is no conflict with itself. */
export type SavingPage = { version: number | null; name: string };

/**
 * The drafts that somebody finds: the signed-in person's own, those of their organisations, and those of this browser,
 * whose token is in its cookie. A draft begun before signing in is found by either; one of another person never is.
 */
export function withinReach(ctx: Context, token: string | null): SQL {
  const { proposalDrafts: d } = ctx.tables;
  const { actor } = ctx;
  const ofPerson = actor.kind === "person" ? and(eq(d.ownerId, actor.id), isNull(d.organisationId)) : undefined;
  const ofOrganisation = actor.kind === "person" && actor.memberships.length > 0 ? inArray(d.organisationId, actor.memberships.map((each) => each.id)) : undefined;
  const ofBrowser = token ? and(isNull(d.ownerId), isNull(d.organisationId), eq(d.tokenHash, hashToken(token))) : undefined;
  const whose = or(ofPerson, ofOrganisation, ofBrowser);
  if (!whose) throw notFound();
  return whose;
}

/** The draft named, or else the newest one for the plan that this person or browser began, or null. Of a draft that was submitted: null. */
export async function findDraft(ctx: Context, planId: string, token: string | null, id?: string): Promise<Draft | null> {
  if (ctx.actor.kind !== "person" && !token) return null;
  const { proposalDrafts: d } = ctx.tables;
  const begunHere = ctx.actor.kind === "person" ? or(eq(d.ownerId, ctx.actor.id), isNull(d.ownerId)) : undefined;
  return readDraft(ctx, ctx.read, and(isNull(d.proposalId), eq(d.planId, planId), withinReach(ctx, token), id ? eq(d.id, id) : begunHere)!);
}

async function readDraft(ctx: Context, handle: Pick<WriteHandle, "select">, where: SQL): Promise<Draft | null> {
  const { proposalDrafts: d, themes } = ctx.tables;
  const [row] = await handle.select({
    id: d.id, theme: themes.slug, title: d.title, problem: d.problem, change: d.change, effect: d.effect, language: d.language, ogpValues: d.ogpValues, policyAreas: d.policyAreas, updatedAt: d.updatedAt,
    organisationId: d.organisationId, state: d.state, version: d.version, ownerId: d.ownerId,
  }).from(d).leftJoin(themes, eq(themes.id, d.themeId)).where(where).orderBy(desc(d.updatedAt)).limit(1);
  if (!row) return null;
  const { ownerId, ...draft } = row;
  return { ...draft, theme: row.theme ?? "", isOwn: (ctx.actor.kind === "person" && ownerId === ctx.actor.id) || (ownerId === null && draft.organisationId === null) };
}

/**
 * Keeps what was typed so far, however unfinished; a new draft when there is none of that id (or `id` is null). A signed-in
 * person's browser drafts become the person's. What another page saved meanwhile is never overwritten: then nothing is
 * kept, and the draft as it is comes back.
 */
export async function saveDraft(ctx: Context, planId: string, token: string, id: string | null, input: DraftInput, page: SavingPage = { version: null, name: "" }): Promise<Saved> {
  await takeTry(ctx, "draftPerAddress", ctx.actor.kind === "person" ? ctx.actor.id : ctx.address);
  const { proposalDrafts: d, themes } = ctx.tables;
  const [theme] = await ctx.read.select({ id: themes.id }).from(themes).where(and(eq(themes.planId, planId), eq(themes.slug, input.theme)));
  const text = { themeId: theme?.id ?? null, title: input.title, problem: input.problem, change: input.change, effect: input.effect, language: input.language, ogpValues: input.ogpValues, policyAreas: input.policyAreas };
  return ctx.write(async (tx): Promise<Saved> => {
    const found = id ? await holdDraft(ctx, tx, and(eq(d.id, id), eq(d.planId, planId), withinReach(ctx, token))!) : null;
    if (found) return changeDraft(ctx, tx, found, { text, input, page });
    // A page that saved it before, while another one sent it: what is typed now is not lost in a draft that nobody knows of.
    const sent = id && page.version !== null ? await readDraft(ctx, tx, and(eq(d.id, id), eq(d.planId, planId), isNotNull(d.proposalId), withinReach(ctx, token))!) : null;
    return sent ? { ok: false, reason: "draft_sent", draft: sent } : beginDraft(ctx, tx, { planId, token, id, text, input, page });
  }).catch((error: unknown) => {
    // The theme was deleted between our look and our write: what was typed is kept without it.
    if (isForeignKeyViolation(error) && theme) return saveDraft(ctx, planId, token, id, { ...input, theme: "" }, page);
    throw error;
  });
}

type Found = Draft & { ownerId: string | null; savedBy: string };

/** The draft, held until the transaction ends: on PostgreSQL another save of it waits here, and then sees what became of it. */
async function holdDraft(ctx: Context, tx: WriteHandle, where: SQL): Promise<Found | null> {
  const { proposalDrafts: d } = ctx.tables;
  const [held] = await tx.update(d).set({ version: sql`${d.version}` }).where(and(isNull(d.proposalId), where)).returning({ id: d.id, ownerId: d.ownerId, savedBy: d.savedBy });
  const draft = held ? await readDraft(ctx, tx, eq(d.id, held.id)) : null;
  return draft && held ? { ...draft, ownerId: held.ownerId, savedBy: held.savedBy } : null;
}

type Change = { text: Omit<DraftInput, "theme" | "speaksFor"> & { themeId: string | null }; input: DraftInput; page: SavingPage };

async function changeDraft(ctx: Context, tx: WriteHandle, { ownerId, savedBy, ...draft }: Found, { text, input, page }: Change): Promise<Saved> {
  const { proposalDrafts: d } = ctx.tables;
  if (draft.organisationId !== null && !draftActs(ctx.actor, { organisationId: draft.organisationId, state: draft.state }).edit) return { ok: false, reason: "draft_awaiting", draft };
  const organisationId = sharedWith(ctx, draft, input.speaksFor);
  const isSame = draft.theme === input.theme && draft.title === input.title && draft.problem === input.problem && draft.change === input.change && draft.effect === input.effect && hasSameTags(draft, input) && draft.organisationId === organisationId;
  const isOverwriting = page.version !== null && page.version !== draft.version && (savedBy === "" || savedBy !== page.name);
  if (isOverwriting && !isSame) return { ok: false, reason: "draft_changed", draft };
  const personId = ctx.actor.kind === "person" ? ctx.actor.id : null;
  const [saved] = await tx.update(d).set({
    ...text, organisationId, ownerId: ownerId ?? (organisationId === null ? personId : ownerId), updatedAt: ctx.now, updatedBy: personId, version: sql`${d.version} + 1`, savedBy: page.name,
    // What is taken back to oneself waits for nobody.
    ...(organisationId === null && { state: "writing" as const }),
  }).where(eq(d.id, draft.id)).returning({ version: d.version });
  return { ok: true, id: draft.id, version: saved!.version, savedAt: ctx.now };
}

/** Whether both say the same of their text: its language and its tags. */
function hasSameTags(one: Pick<Draft, "language" | "ogpValues" | "policyAreas">, other: Pick<DraftInput, "language" | "ogpValues" | "policyAreas">): boolean {
  return one.language === other.language && one.ogpValues.join() === other.ogpValues.join() && one.policyAreas.join() === other.policyAreas.join();
}

/** With which organisation the draft is shared after a save: as before, unless the page says otherwise. What is shared stays with that organisation, but that who began it may take it back to themselves. */
function sharedWith({ actor }: Context, draft: Pick<Draft, "organisationId" | "isOwn"> | null, wanted: string | undefined): string | null {
  const before = draft?.organisationId ?? null;
  if (wanted === undefined || actor.kind !== "person") return before;
  if (before !== null) return wanted === "me" && draft?.isOwn ? null : before;
  return actor.memberships.some((each) => each.id === wanted) ? wanted : before;
}

async function beginDraft(ctx: Context, tx: WriteHandle, { planId, token, id, text, input, page }: Change & { planId: string; token: string; id: string | null }): Promise<Saved> {
  const { proposalDrafts: d } = ctx.tables;
  const personId = ctx.actor.kind === "person" ? ctx.actor.id : null;
  const values = { ...text, planId, ownerId: personId, organisationId: sharedWith(ctx, null, input.speaksFor), tokenHash: hashToken(token), updatedAt: ctx.now, updatedBy: personId, savedBy: page.name, createdAt: ctx.now };
  const begin = (newDraft: string) => tx.insert(d).values({ ...values, id: newDraft }).onConflictDoNothing().returning({ id: d.id });
  // The page gives a new draft its id, so that two saves at once are one draft. An id that is taken is not ours to use.
  const [begun] = id ? await begin(id) : [];
  const [other] = begun ? [begun] : await begin(newId());
  return { ok: true, id: other!.id, version: 1, savedAt: ctx.now };
}

/** Removes drafts that nobody with an account owns, that are shared with no organisation, and that nobody touched for thirty days. Run by the worker. */
export async function forgetOldDrafts(ctx: Context): Promise<void> {
  const { proposalDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    // That most belong to no organisation must not be the way by which SQLite finds them: it would look at all.
    await tx.delete(d).where(and(isNull(d.ownerId), sql`coalesce(${d.organisationId}, '') = ''`, lt(d.updatedAt, new Date(ctx.now.getTime() - 30 * 24 * 3600 * 1000))));
  });
}

/** Throws a draft away. One that is shared may be thrown away by who began it and by representatives. */
export async function discardDraft(ctx: Context, planId: string, token: string | null, id: string): Promise<void> {
  const { proposalDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    const draft = await holdDraft(ctx, tx, and(eq(d.id, id), eq(d.planId, planId), withinReach(ctx, token))!);
    if (!draft) return;
    const { organisationId, state } = draft;
    const may = organisationId === null || draft.isOwn || draftActs(ctx.actor, { organisationId, state }).release;
    if (may) await tx.delete(d).where(eq(d.id, draft.id));
  });
}
