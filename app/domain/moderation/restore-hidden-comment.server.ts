import { isUniqueViolation } from "#db/errors.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { findOpenObjection } from "../reports/find-open-objection.server.ts";
import { holdText, type TextKey } from "../reports/hold-text.server.ts";
import { mayDecideReport } from "../reports/policy.ts";
import { tellWriters } from "../reports/tell-writers.server.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { restoreComment } from "../triage/restore-comment.server.ts";
import { recordMeasure } from "./record-measure.server.ts";

/** Shows a hidden comment again, and tells its writers; where they have objected, that is answered instead. An organisation's position cannot come back beside a newer one. */
export async function restoreHiddenComment(ctx: Context, key: TextKey & { commentId: string }): Promise<Result<{ reference: string }, "objection_open" | "position_replaced">> {
  requireStaff(ctx.actor);
  try {
    return await ctx.write(async (tx) => {
      const text = await holdText(ctx, tx, key);
      if (!mayDecideReport(ctx.actor, text)) throw forbidden();
      if (await findOpenObjection(ctx, tx, key)) return refused("objection_open");
      await restoreComment(ctx, tx, key.commentId);
      const id = await recordMeasure(ctx, tx, text, { measure: "restored", isRestricted: false, reason: null });
      await tellWriters(ctx, tx, text, { kind: "comment_restored", payload: { reference: text.reference, comment: key.commentId }, dedupeKey: `restored:${id}` });
      return done({ reference: text.reference });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("position_replaced");
    throw error;
  }
}
