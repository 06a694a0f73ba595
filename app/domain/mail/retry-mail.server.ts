import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { Context } from "../context.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { requireAdmin } from "./require-admin.ts";

/** Puts mail that was given up back into the outbox, one or all of which something is left, and answers how many. It gets as many tries as a new one. */
export async function retryMail(ctx: Context, which: { id: string } | "all"): Promise<number> {
  requireAdmin(ctx.actor);
  const { outboxMessages: o } = ctx.tables;
  return ctx.write(async (tx) => {
    const rows = await tx.update(o).set({ failedAt: null, attempts: 0, availableAt: ctx.now }).where(and(isNotNull(o.failedAt), isNull(o.sentAt), ne(o.recipient, ""), which === "all" ? undefined : eq(o.id, which.id))).returning({ id: o.id });
    if (rows.length > 0) await recordStaffAct(ctx, tx, { action: "mail.retried", subjectType: "mail", subjectId: which === "all" ? "all" : which.id, data: { count: rows.length } });
    return rows.length;
  });
}
