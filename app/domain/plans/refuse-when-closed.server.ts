import { eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

/**
 * What is done about a closed plan all the same: what its readers and writers have a right to (to report a text, to object, to
 * delete a comment of their own), what follows from that at the desk, and what changes nothing in the plan. All else is refused.
 */
const stillDone: ReadonlySet<string> = new Set([
  "plan.closed", "criteria.begun", "role.granted", "role.revoked", "case.released", "audit.read", "cases.exported", "person.read",
  "proposal.hidden_text_read", "comment.hidden_text_read", "proposal.hidden_file_read",
  "comment.deleted", "text.reported", "text.kept", "decision.objected", "objection.decided",
  "proposal.hidden", "proposal.restored", "comment.hidden", "comment.restored",
  "proposal.redacted", "comment.redacted", "proposal.passage_restored", "comment.passage_restored",
  "initiative_comment.deleted", "initiative_comment.hidden", "initiative_comment.restored", "initiative_comment.hidden_text_read",
  "milestone.report_hidden", "milestone.report_restored", "milestone.hidden_report_read",
  "writer.suspension_lifted", "contribution.name_shown", "contribution.name_hidden", "co_author.left", "co_author.declined",
]);

const stateOf = prepared(({ read, tables: { plans: p } }) => read.select({ state: p.state }).from(p).where(eq(p.id, sql.placeholder("planId"))));

/**
 * Refuses an act about a closed plan, in the transaction that was to do it: all that it wrote is undone. Every act is recorded
 * with its plan, so none is forgotten here; a new one is refused until it is named above. Throws `forbidden` with `plan_closed`.
 */
export async function refuseWhenClosed(ctx: Context, tx: WriteHandle, planId: string, action: string): Promise<void> {
  if (stillDone.has(action)) return;
  const [plan] = await stateOf({ read: tx, tables: ctx.tables }).execute({ planId });
  if (plan?.state === "closed") throw forbidden("plan_closed");
}
