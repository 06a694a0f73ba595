import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { indexProposal, tallyProposal } from "../proposals/keep-books.server.ts";
import { done, refused } from "../result.ts";
import type { Case } from "../triage/load-case.server.ts";
import { mayModerate } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { tellChange } from "../versions/tell-change.server.ts";
import type { BulkAct } from "./bulk-act.ts";

const settings = z.object({ theme: z.string().min(1).max(60) });

type Theme = { id: string; slug: string; title: Bilingual };

/** Files cases under another theme, as their writers can: tallies, search index and journey go along, and those concerned are told. */
export const themeAct: BulkAct<z.infer<typeof settings>> = {
  settings,
  async check(ctx, found, { theme: slug }) {
    if (found.status === "withdrawn") return "withdrawn";
    const theme = await findTheme(ctx, ctx.read, eq(ctx.tables.themes.slug, slug), found.planId);
    return !theme ? "theme_unknown" : theme.id === found.themeId ? "theme_already" : null;
  },
  async apply(ctx, tx, found, { theme: slug }) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (found.status === "withdrawn") return refused("withdrawn");
    const theme = await findTheme(ctx, tx, eq(ctx.tables.themes.slug, slug), found.planId);
    if (!theme) return refused("theme_unknown");
    if (theme.id === found.themeId) return refused("theme_already");
    await move(ctx, tx, found, theme);
    return done({ themeId: found.themeId });
  },
  async undo(ctx, tx, found, _, before) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const theme = await findTheme(ctx, tx, eq(ctx.tables.themes.id, String(before.themeId)), found.planId);
    if (!theme) return refused("theme_unknown");
    await move(ctx, tx, found, theme);
    return done(null);
  },
};

async function move(ctx: Context, tx: WriteHandle, found: Case, theme: Theme): Promise<void> {
  const { proposals: p } = ctx.tables;
  const from = await findTheme(ctx, tx, eq(ctx.tables.themes.id, found.themeId), found.planId);
  await tx.update(p).set({ themeId: theme.id, version: sql`${p.version} + 1` }).where(eq(p.id, found.id));
  // A hidden proposal is in neither book.
  if (!found.isHidden) {
    await tallyProposal(ctx, tx, found, -1);
    await tallyProposal(ctx, tx, { ...found, themeId: theme.id }, 1);
    await indexProposal(ctx, tx, { ...found, themeId: theme.id });
  }
  await tellChange(ctx, tx, found, { what: "theme", theme: theme.title });
  await recordStaffAct(ctx, tx, { action: "case.theme_changed", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { theme: from?.slug }, after: { theme: theme.slug } } });
}

async function findTheme(ctx: Context, handle: Pick<ReadHandle, "select">, where: ReturnType<typeof eq>, planId: string): Promise<Theme | null> {
  const { themes: t } = ctx.tables;
  const [row] = await handle.select({ id: t.id, slug: t.slug, title: t.title }).from(t).where(and(eq(t.planId, planId), where));
  return row ?? null;
}
