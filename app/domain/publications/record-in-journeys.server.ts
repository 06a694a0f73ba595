import { and, asc, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";

/** So many entries are written by one statement. */
const atOnce = 500;

/** Says in the public journey of each proposal that an initiative came from that it is part of the adopted plan now. */
export async function recordInJourneys(ctx: Context, tx: WriteHandle, initiatives: readonly { id: string; reference: string }[]): Promise<void> {
  const { initiativeSources: s, journeyEntries: j, proposals: p } = ctx.tables;
  for (const { id, reference } of initiatives) {
    const sources = await tx.select({ proposalId: s.proposalId }).from(s).innerJoin(p, eq(p.id, s.proposalId)).where(and(eq(s.initiativeId, id), eq(p.isHidden, false))).orderBy(asc(s.proposalId));
    for (let from = 0; from < sources.length; from += atOnce) {
      await tx.insert(j).values(sources.slice(from, from + atOnce).map(({ proposalId }) => ({ id: newId(), proposalId, kind: "initiative_adopted" as const, detail: { initiative: reference }, at: ctx.now })));
    }
  }
}
