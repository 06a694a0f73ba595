import { eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Holds all initiatives of a plan until the transaction ends: what is written on one of them, reported or said, waits, or is seen by what is read afterwards. */
export async function holdInitiatives(ctx: Pick<Context, "tables">, tx: WriteHandle, planId: string): Promise<void> {
  const { initiatives: i } = ctx.tables;
  await tx.update(i).set({ version: sql`${i.version}` }).where(eq(i.planId, planId));
}
