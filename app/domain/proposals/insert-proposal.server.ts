import { eq, sql } from "drizzle-orm";
import { insertRow } from "#db/insert-row.ts";
import { preparedWrite } from "#db/prepared.ts";
import type { WriteHandle } from "#db/store.ts";
import type { DisplayMode, OgpValue, ParticipantType } from "#db/values.ts";
import { withoutMarks } from "#app/lib/gap-marks.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { indexProposal, recordJourney, tallyProposal } from "./keep-books.server.ts";
import { proposalReference } from "./reference.ts";

/** A proposal to be written, with who speaks already settled. */
export type NewProposal = {
  planId: string; themeId: string; authorId: string | null; organisationId: string | null; participantType: ParticipantType; display: DisplayMode; shownName: string;
  language: string; title: string; problem: string; change: string; effect: string; ogpValues?: OgpValue[]; policyAreas?: string[]; submittedAt: Date; sourceId?: string;
};

const nextNumber = preparedWrite(({ tx, tables: { plans: p } }) => tx.update(p).set({ lastProposalNumber: sql`${p.lastProposalNumber} + 1` }).where(eq(p.id, sql.placeholder("planId"))).returning({ code: p.code, number: p.lastProposalNumber }));

/** Writes a proposal with its number, tallies, search entry and the first step of its journey. One that awaits screening has neither tallies nor search entry. The caller records the act. */
export async function insertProposal(ctx: Context, tx: WriteHandle, { isScreened = false, ...sent }: NewProposal & { /** Its plan looks at texts first: it waits for that, hidden. */ isScreened?: boolean }): Promise<{ id: string; reference: string }> {
  const proposal = { ...sent, title: withoutMarks(sent.title), problem: withoutMarks(sent.problem), change: withoutMarks(sent.change), effect: withoutMarks(sent.effect) };
  const { proposals } = ctx.tables;
  const [plan] = await nextNumber({ tx, tables: ctx.tables }).execute({ planId: proposal.planId });
  const id = newId();
  const reference = proposalReference(plan!.code, proposal.participantType, plan!.number);
  await insertRow(tx, proposals, { ...proposal, id, reference, ...(isScreened ? { isHidden: true, awaitsScreening: true, stage: "screening" as const } : { publishedAt: proposal.submittedAt }) });
  const booked = { ogpValues: [], policyAreas: [], ...proposal, id, status: "received" as const };
  if (!isScreened) {
    await tallyProposal(ctx, tx, booked, 1);
    await indexProposal(ctx, tx, booked);
  }
  await recordJourney(ctx, tx, id, "submitted", {}, proposal.submittedAt);
  return { id, reference };
}
