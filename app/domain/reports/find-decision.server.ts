import { and, desc, eq } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { aboutText, type TextKey } from "./hold-text.server.ts";
import { isAddressee } from "./in-force.server.ts";
import type { WrittenBy } from "./policy.ts";

type DecisionRow = Context["tables"]["moderationDecisions"]["$inferSelect"];

/** The decisions of which the reader gets the reasons: those that restrict the text, or them, the last first. */
export async function listOwnDecisions(ctx: Context, handle: ReadHandle | WriteHandle, text: TextKey & WrittenBy): Promise<DecisionRow[]> {
  const { moderationDecisions: d } = ctx.tables;
  const rows = await handle.select().from(d).where(and(aboutText(d, text), eq(d.isRestricted, true))).orderBy(desc(d.at), desc(d.id)).limit(50);
  return rows.filter((row) => isAddressee(ctx.actor, row, text));
}

/** The one that is meant: that with the id, or, without one, the last that hid the text while it is hidden, else the last. */
export function chooseDecision(rows: readonly DecisionRow[], id: string | null, isHidden: boolean): DecisionRow | undefined {
  if (id !== null) return rows.find((row) => row.id === id);
  return (isHidden ? rows.find(({ measure }) => measure === "hidden") : undefined) ?? rows[0];
}
