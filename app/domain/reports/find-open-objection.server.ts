import { and, eq } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { aboutText, type TextKey } from "./hold-text.server.ts";

/** The decision about a text whose objection waits for an answer, by its id; null where none does. */
export async function findOpenObjection(ctx: Context, handle: ReadHandle | WriteHandle, text: TextKey): Promise<string | null> {
  const { moderationDecisions: d } = ctx.tables;
  const [row] = await handle.select({ id: d.id }).from(d).where(and(aboutText(d, text), eq(d.objectionState, "open"))).limit(1);
  return row?.id ?? null;
}
