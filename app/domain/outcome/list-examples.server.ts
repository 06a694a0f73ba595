import { LRUCache } from "lru-cache";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { ThemeView } from "../plans/queries.server.ts";
import { exampleGroups, type ExampleGroup } from "./example-groups.ts";
import { readLines, type OutcomeLine } from "./read-lines.server.ts";
import { newestOf, type listTallies } from "./walk-fates.server.ts";

/** Some of a theme's answers in each group, the newest first. */
export type ThemeExamples = { themeId: string } & Record<ExampleGroup, OutcomeLine[]>;

type Chosen = { themeId: string; group: ExampleGroup; ids: string[] }[];

/** So many are shown of each group. */
const shown = 3;
const keptFor = 60_000;
const kept = new WeakMap<ReadHandle, LRUCache<string, { at: number; chosen: Promise<Chosen> }>>();

/**
 * The newest answers of each theme. Which they are is kept for a minute, as it takes many small looks into the index; what they say is read
 * anew for every reader, and one that has another outcome by now is left out, so that nothing is shown that was hidden meanwhile.
 */
export async function listExamples(ctx: Context, planId: string, themes: readonly ThemeView[], tallies: Awaited<ReturnType<typeof listTallies>>): Promise<ThemeExamples[]> {
  const chosen = await chooseExamples(ctx, planId, themes, tallies);
  const lines = new Map((await readLines(ctx, chosen.flatMap(({ ids }) => ids))).map((line) => [line.id, line]));
  return themes.map(({ id: themeId }) => {
    const of = (group: ExampleGroup) => (chosen.find((each) => each.themeId === themeId && each.group === group)?.ids ?? []).flatMap((id) => {
      const line = lines.get(id);
      return line && line.themeId === themeId && exampleGroups[group].some((outcome) => outcome === line.fate) ? [line] : [];
    });
    return { themeId, adopted: of("adopted"), partly: of("partly"), not: of("not") };
  });
}

async function chooseExamples(ctx: Context, ...[planId, themes, tallies]: [string, readonly ThemeView[], Awaited<ReturnType<typeof listTallies>>]): Promise<Chosen> {
  const cache = kept.get(ctx.read) ?? new LRUCache<string, { at: number; chosen: Promise<Chosen> }>({ max: 50 });
  kept.set(ctx.read, cache);
  const now = ctx.now.getTime();
  const found = cache.get(planId);
  if (found && now >= found.at && now - found.at < keptFor) return found.chosen;
  const groups = Object.keys(exampleGroups) as ExampleGroup[];
  const chosen = Promise.all(themes.flatMap(({ id: themeId }) => groups.map(async (group) => ({ themeId, group, ids: (await newestOf(ctx, planId, { themeId, statuses: exampleGroups[group] }, tallies, shown)).map(({ id }) => id) }))));
  cache.set(planId, { at: now, chosen });
  // A failure is not kept.
  return chosen.catch((error: unknown) => {
    cache.delete(planId);
    throw error;
  });
}
