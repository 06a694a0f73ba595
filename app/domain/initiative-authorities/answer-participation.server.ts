import { eq } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import type { ParticipationInput } from "./schema.ts";

/** Takes what a party says to its being named, from whoever has the link. It may say otherwise for as long as the initiative is a draft. Throws `not_found` for a link that opens nothing, `conflict` when somebody else with the link was faster. */
export async function answerParticipation(ctx: Context, token: string, { answer, remark, seen }: ParticipationInput): Promise<Result<null, "participation_closed">> {
  await takeTry(ctx, "authorityAnswerPerNetwork", ctx.network);
  const { initiativeAuthorities: a, initiatives: i, plans: p } = ctx.tables;
  return ctx.write(async (tx) => {
    // Held, so that of two who answer at once one sees what the other said.
    const [party] = await tx.update(a).set({ tokenHash: hashToken(token) }).where(eq(a.tokenHash, hashToken(token))).returning();
    if (!party || party.state === "named") throw notFound();
    const [of] = await tx.select({ reference: i.reference, state: i.state, planId: p.id, planState: p.state }).from(i).innerJoin(p, eq(p.id, i.planId)).where(eq(i.id, party.initiativeId));
    if (of!.state !== "draft" || of!.planState === "closed") return refused("participation_closed");
    if ((party.answeredAt?.getTime() ?? 0) !== seen) throw conflict();
    await tx.update(a).set({ state: answer, remark, answeredAt: ctx.now }).where(eq(a.id, party.id));
    await recordAct(ctx, tx, { action: "initiative.authority_answered", subjectType: "initiative", subjectId: party.initiativeId, planId: of!.planId, data: { reference: of!.reference, authority: party.name, before: { state: party.state }, after: { state: answer } } });
    return done(null);
  });
}
