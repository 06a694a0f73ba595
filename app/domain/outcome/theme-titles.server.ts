import { eq } from "drizzle-orm";
import type { Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";

/** The titles of a plan's themes in both languages, by their ids. */
export async function themeTitles(ctx: Context, planId: string): Promise<Map<string, Bilingual>> {
  const { themes } = ctx.tables;
  const rows = await ctx.read.select({ id: themes.id, title: themes.title }).from(themes).where(eq(themes.planId, planId));
  return new Map(rows.map(({ id, title }) => [id, title]));
}
