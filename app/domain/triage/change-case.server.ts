import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { CaseStage, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { indexProposal, tallyProposal } from "../proposals/keep-books.server.ts";
import type { Case } from "./load-case.server.ts";

/** Changes the proposal if it is still at `version`, and raises the version. Throws `conflict` when somebody was faster. */
export async function changeCase(ctx: Context, tx: WriteHandle, found: Case, version: number, change: Partial<Omit<Case, "id" | "reference" | "planId" | "version" | "isCoAuthor">>): Promise<void> {
  const { proposals } = ctx.tables;
  const changed = await tx.update(proposals).set({ ...change, version: sql`${proposals.version} + 1` }).where(and(eq(proposals.id, found.id), eq(proposals.version, version))).returning({ id: proposals.id });
  if (changed.length === 0) throw conflict();
}

/** Changes a case's status, with the tallies and the search index that follow from it. A hidden proposal is in neither. */
export async function changeStatus(ctx: Context, tx: WriteHandle, found: Case, version: number, change: { status: ProposalStatus; assigneeId: string | null; stage?: CaseStage; firstAnsweredAt?: Date | null }): Promise<void> {
  await changeCase(ctx, tx, found, version, change);
  if (change.status === found.status || found.isHidden) return;
  await tallyProposal(ctx, tx, found, -1);
  await tallyProposal(ctx, tx, { ...found, status: change.status }, 1);
  await indexProposal(ctx, tx, { ...found, status: change.status });
}
