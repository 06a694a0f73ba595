import { and, eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import type { CoAuthorDisplay } from "./schema.ts";

/** Shows a co-author by name or behind the code from now on. Throws `not_found` for who is none (any more). */
export async function changeCoAuthorDisplay(ctx: Context, id: string, display: CoAuthorDisplay): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const { coAuthors: a } = ctx.tables;
  await ctx.write(async (tx) => {
    const shownName = display === "name" ? actor.name : actor.neutralCode;
    const [changed] = await tx.update(a).set({ display, shownName }).where(and(eq(a.id, id), eq(a.userId, actor.id), eq(a.state, "accepted"))).returning({ draftId: a.draftId, proposalId: a.proposalId });
    if (!changed) throw notFound();
    await recordAct(ctx, tx, { action: `co_author.name_${display === "name" ? "shown" : "hidden"}`, subjectType: changed.proposalId === null ? "draft" : "proposal", subjectId: changed.proposalId ?? changed.draftId!, data: { coAuthorId: id } });
  });
}
