import { asc, eq, inArray, sql } from "drizzle-orm";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { newId } from "#app/lib/id.ts";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { WriteHandle } from "#db/store.ts";
import { conflict } from "../errors.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";
import { readInitiativeTexts } from "./read-initiative-text.server.ts";

export type KeptVersion = { version: number; /** The parts of the text that are others now, by their names. */ changed: string[] };

/** What an initiative that is held says from now on, and the version that keeps it. Null when it says that already. The first change keeps what it said before too. */
export async function keepVersion(ctx: Context, tx: WriteHandle, { id, planId, version }: { id: string; planId: string; version: number }, text: InitiativeText, note: string): Promise<KeptVersion | null> {
  const person = requireStaff(ctx.actor, planId);
  const { initiatives: i, initiativeVersions: v, themes: t } = ctx.tables;
  const [record] = await readInitiativeTexts(ctx, tx, { initiativeId: id });
  const before = record!.text;
  const changed = (Object.keys(text) as (keyof InitiativeText)[]).filter((part) => canonicalJson(before[part]) !== canonicalJson(text[part]));
  if (changed.length === 0) return null;
  const [theme] = await tx.select({ id: t.id }).from(t).where(sql`${t.planId} = ${planId} and ${t.slug} = ${text.theme}`);
  if (!theme) throw conflict();
  const [kept] = await tx.select({ number: v.number }).from(v).where(eq(v.initiativeId, id)).orderBy(asc(v.number)).limit(1);
  if (!kept) {
    const [row] = await tx.select({ createdAt: i.createdAt }).from(i).where(eq(i.id, id));
    await tx.insert(v).values({ initiativeId: id, number: version, content: before, createdAt: row!.createdAt });
  }
  const { milestones, theme: _, ...columns } = text;
  await tx.update(i).set({ ...columns, themeId: theme.id, version: version + 1 }).where(eq(i.id, id));
  await tx.insert(v).values({ initiativeId: id, number: version + 1, content: text, note, createdBy: person.id, createdAt: ctx.now });
  if (changed.includes("milestones")) await placeMilestones(ctx, tx, id, milestones);
  return { version: version + 1, changed };
}

/** A milestone is known by its place: what is reported of it belongs to that. */
async function placeMilestones(ctx: Context, tx: WriteHandle, initiativeId: string, milestones: InitiativeText["milestones"]): Promise<void> {
  const { milestones: m } = ctx.tables;
  const before = await tx.select({ id: m.id }).from(m).where(eq(m.initiativeId, initiativeId)).orderBy(asc(m.position), asc(m.id));
  for (const [index, milestone] of milestones.entries()) {
    const position = index + 1;
    const known = before[index];
    if (known) await tx.update(m).set({ position, ...milestone }).where(eq(m.id, known.id));
    else await tx.insert(m).values({ id: newId(), initiativeId, position, ...milestone });
  }
  const surplus = before.slice(milestones.length).map(({ id }) => id);
  if (surplus.length > 0) await tx.delete(m).where(inArray(m.id, surplus));
}
