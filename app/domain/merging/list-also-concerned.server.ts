import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";

/**
 * The other proposals whose people are told of what becomes of one: those that became part of it, however many merges away,
 * and the submissions that it or one of those is a part of.
 */
export async function listAlsoConcerned(ctx: Context, proposalId: string): Promise<{ through: "joined" | "part"; ids: string[] }[]> {
  const { proposals: p } = ctx.tables;
  const joined = await joinedIds(ctx, [proposalId]);
  const [row] = await ctx.read.select({ wholeId: p.partOfId }).from(p).where(eq(p.id, proposalId));
  const wholes = row?.wholeId ? [row.wholeId] : [];
  // A part may have been merged into this one: the people of its whole are concerned by that too.
  if (joined.length > 0) wholes.push(...(await ctx.read.selectDistinct({ wholeId: p.partOfId }).from(p).where(inArray(p.id, joined))).flatMap(({ wholeId }) => wholeId ?? []));
  return [{ through: "joined", ids: joined }, { through: "part", ids: [...new Set(wholes)].filter((id) => id !== proposalId) }];
}

/** What became part of these, level by level. */
async function joinedIds(ctx: Context, targets: readonly string[]): Promise<string[]> {
  const { merges: m } = ctx.tables;
  const found = new Set<string>();
  let level = [...targets];
  while (level.length > 0) {
    const rows = await ctx.read.select({ id: m.sourceId }).from(m).where(and(inArray(m.targetId, level), isNull(m.undoneAt)));
    level = rows.map(({ id }) => id).filter((id) => !found.has(id) && !targets.includes(id));
    for (const id of level) found.add(id);
  }
  return [...found];
}
