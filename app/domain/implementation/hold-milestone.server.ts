import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";

type InitiativeRow = Context["tables"]["initiatives"]["$inferSelect"];
type PlanRow = Pick<Context["tables"]["plans"]["$inferSelect"], "id" | "slug" | "state" | "title">;
export type CarriedOut = { initiative: InitiativeRow; plan: PlanRow };

/**
 * The initiative that is being carried out, held until the transaction ends. Throws `not_found`; `forbidden` when its plan is
 * closed; `conflict` while it is a draft.
 */
export async function holdCarriedOut(ctx: Pick<Context, "tables">, tx: WriteHandle, of: { planId: string; reference: string } | { id: string }): Promise<CarriedOut> {
  const { initiatives: i, plans: p } = ctx.tables;
  const wanted = "id" in of ? eq(i.id, of.id) : and(eq(i.reference, of.reference), eq(i.planId, of.planId));
  const [initiative] = await tx.update(i).set({ version: sql`${i.version}` }).where(wanted).returning();
  if (!initiative) throw notFound();
  const [plan] = await tx.select({ id: p.id, slug: p.slug, state: p.state, title: p.title }).from(p).where(eq(p.id, initiative.planId));
  if (plan!.state === "closed") throw forbidden("plan_closed");
  if (plan!.state !== "published" || initiative.state !== "published") throw conflict();
  return { initiative, plan: plan! };
}
