import { and, eq } from "drizzle-orm";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { holdWritten } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { fieldsOf, onlyKnown, type InitiativeFields } from "./form-fields.ts";
import { readInitiativeTexts } from "./read-initiative-text.server.ts";
import { getWrittenPlan } from "./written-plan.server.ts";

/** The page that keeps: its own name, by which its next save is no conflict with itself, the version that it was made from, and when it last knew something to be kept. */
export type KeepingPage = { name: string; version: number; seen: string };

/** What became of it. `other_page`: the same person has written in another window meanwhile, and nothing was kept. `overtaken`: kept, but a colleague has saved a newer version. */
export type KeptEdit = { state: "kept" | "overtaken"; savedAt: Date } | { state: "other_page" } | { state: "too_much" };

/** The most that is kept for one person of one initiative, in UTF-16 units: far more than all its fields can hold. */
const mostKept = 400_000;

/** Keeps what somebody is writing in an initiative, for them alone, however unfinished. What says the same as the draft is nothing to keep. */
export async function keepEdit(ctx: Context, planSlug: string, reference: string, sent: InitiativeFields, page: KeepingPage): Promise<KeptEdit> {
  const person = requireStaff(ctx.actor);
  await takeTry(ctx, "draftPerAddress", person.id);
  const plan = await getWrittenPlan(ctx, planSlug);
  const known = onlyKnown(sent, plan.template);
  if (JSON.stringify(known).length > mostKept) return { state: "too_much" };
  const { initiativeEdits: e } = ctx.tables;
  return ctx.write(async (tx) => {
    const draft = await holdWritten(ctx, tx, plan.id, reference);
    const own = and(eq(e.initiativeId, draft.id), eq(e.userId, person.id));
    const [before] = await tx.select().from(e).where(own);
    if (before && before.fields.page !== page.name && String(before.savedAt.getTime()) !== page.seen) return { state: "other_page" };
    const [record] = await readInitiativeTexts(ctx, tx, { initiativeId: draft.id });
    if (page.version === draft.version && canonicalJson(onlyKnown(fieldsOf(record!.text, plan.template), plan.template)) === canonicalJson(known)) await tx.delete(e).where(own);
    else {
      const kept = { fields: { ...known, page: page.name }, baseVersion: page.version, savedAt: ctx.now };
      await tx.insert(e).values({ initiativeId: draft.id, userId: person.id, ...kept }).onConflictDoUpdate({ target: [e.initiativeId, e.userId], set: kept });
    }
    return { state: page.version < draft.version ? "overtaken" : "kept", savedAt: ctx.now };
  });
}

/** Forgets what somebody has kept for themselves of a draft. */
export async function discardEdit(ctx: Context, planSlug: string, reference: string): Promise<void> {
  const person = requireStaff(ctx.actor);
  const plan = await getWrittenPlan(ctx, planSlug);
  const { initiatives: i, initiativeEdits: e } = ctx.tables;
  await ctx.write(async (tx) => {
    const [row] = await tx.select({ id: i.id }).from(i).where(and(eq(i.reference, reference), eq(i.planId, plan.id)));
    if (row) await tx.delete(e).where(and(eq(e.initiativeId, row.id), eq(e.userId, person.id)));
  });
}
