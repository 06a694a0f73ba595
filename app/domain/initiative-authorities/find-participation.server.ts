import { eq } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import type { AuthorityRole, AuthorityState } from "#db/values.ts";
import type { Context } from "../context.ts";
import { getWrittenInitiative, type WrittenInitiative } from "../initiatives/get-written.server.ts";

/** What a party sees that is asked whether it takes part: the initiative as everybody does, and what it has said. */
export type ParticipationPage = { party: { name: string; role: AuthorityRole; state: AuthorityState; remark: string; answeredAt: Date | null }; reference: string; written: WrittenInitiative; /** Whether it can answer or say otherwise now. */ isOpen: boolean; /** The plan is adopted: from now on it reports. */ isAdopted: boolean };

/** The party that a link is for; null where it opens nothing (any more). */
export async function findParticipation(ctx: Context, token: string): Promise<ParticipationPage | null> {
  const { initiativeAuthorities: a, initiatives: i, plans: p } = ctx.tables;
  const [row] = await ctx.read.select({ party: a, id: i.id, planId: i.planId, reference: i.reference, state: i.state, planState: p.state }).from(a).innerJoin(i, eq(i.id, a.initiativeId)).innerJoin(p, eq(p.id, i.planId)).where(eq(a.tokenHash, hashToken(token)));
  if (!row || row.party.state === "named") return null;
  const { name, role, state, remark, answeredAt } = row.party;
  return { party: { name, role, state, remark, answeredAt }, reference: row.reference, written: await getWrittenInitiative(ctx, row), isOpen: row.state === "draft" && row.planState !== "closed", isAdopted: row.state === "published" };
}
