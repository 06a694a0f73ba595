import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { loadCommentedInitiative, type CommentedInitiative } from "./load-initiative.server.ts";

export type Remark = Context["tables"]["initiativeComments"]["$inferSelect"];

/** A comment with the initiative that it is on. Throws `not_found` for one of another initiative. */
export async function loadRemark(ctx: Context, reference: string, id: string): Promise<{ remark: Remark; initiative: CommentedInitiative }> {
  const initiative = await loadCommentedInitiative(ctx, reference);
  const { initiativeComments: c } = ctx.tables;
  const [remark] = await ctx.read.select().from(c).where(eq(c.id, id));
  if (remark?.initiativeId !== initiative.id) throw notFound();
  return { remark, initiative };
}
