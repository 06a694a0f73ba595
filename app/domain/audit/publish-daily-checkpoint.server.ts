import { desc } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { findHead } from "./seal-entries.server.ts";

export type Checkpoint = { sequence: number; hash: string; at: Date };

const day = 24 * 3600 * 1000;

/** Publishes where the chain stands, once a day. It is nobody's act, and not recorded: the chain would never be still. */
export async function publishDailyCheckpoint(ctx: Context): Promise<void> {
  const { auditCheckpoints: c } = ctx.tables;
  const [last] = await ctx.read.select({ at: c.at }).from(c).orderBy(desc(c.sequence)).limit(1);
  if (last && ctx.now.getTime() - last.at.getTime() < day) return;
  await ctx.write((tx) => insertHead(ctx, tx));
}

/** Publishes the head, but for one that is published. */
export async function insertHead(ctx: Context, tx: WriteHandle): Promise<Checkpoint | null> {
  const head = await findHead(ctx, tx);
  if (head.sequence === 0) return null;
  const [made] = await tx.insert(ctx.tables.auditCheckpoints).values({ ...head, at: ctx.now }).onConflictDoNothing().returning();
  return made ?? null;
}
