import { and, asc, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";

type Row = Context["tables"]["outreach"]["$inferSelect"];

/** Something that was done to make people aware of a consultation. */
export type OutreachView = Omit<Row, "planId" | "createdBy">;

/** The outreach of a plan by its days. Whoever asks has made sure that the reader may see the plan. */
export async function listOutreach(ctx: Context, planId: string): Promise<OutreachView[]> {
  const { outreach: o } = ctx.tables;
  return (await ctx.read.select().from(o).where(eq(o.planId, planId)).orderBy(asc(o.doneOn), asc(o.id))).map(asView);
}

/** One of them. Throws `not_found`. */
export async function getOutreach(ctx: Context, planId: string, id: string): Promise<OutreachView> {
  const { outreach: o } = ctx.tables;
  const [row] = await ctx.read.select().from(o).where(and(eq(o.planId, planId), eq(o.id, id)));
  if (!row) throw notFound();
  return asView(row);
}

function asView({ planId: _, createdBy: __, ...row }: Row): OutreachView {
  return row;
}
