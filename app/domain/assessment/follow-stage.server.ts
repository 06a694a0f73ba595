import { and, count, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { changeCase } from "../triage/change-case.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { stageAfter } from "./policy.ts";

/** How many have submitted their assessment of a case. */
export async function countSubmitted(ctx: Context, tx: Pick<WriteHandle, "select">, proposalId: string): Promise<number> {
  const { assessments: a } = ctx.tables;
  const [row] = await tx.select({ count: count() }).from(a).where(and(eq(a.proposalId, proposalId), eq(a.state, "submitted")));
  return row!.count;
}

/** Moves a case that is held to the stage that follows from its assessments. Answers the case as it is then. */
export async function followStage(ctx: Context, tx: WriteHandle, found: Case, needed: number): Promise<Case> {
  const stage = stageAfter(found.stage, { submitted: await countSubmitted(ctx, tx, found.id), needed });
  if (stage === found.stage) return found;
  await changeCase(ctx, tx, found, found.version, { stage });
  return { ...found, stage, version: found.version + 1 };
}
