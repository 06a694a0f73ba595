import { eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import { emailKey } from "../accounts/schema.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { findText, holdText } from "./hold-text.server.ts";
import { newReportNumber } from "./report-number.ts";
import type { ReportInput } from "./schema.ts";
import { tellReporter } from "./tell-reporter.server.ts";

/**
 * Reports a text, by who is signed in, or by a visitor who leaves an address. Answers the number on the receipt, which
 * goes out by mail too. The same form posted twice is one report. What is hidden already, or gone, is not reported.
 */
export async function reportText(ctx: Context, reference: string, commentId: string | null, input: ReportInput): Promise<Result<{ number: string }, "text_hidden" | "text_gone">> {
  const { actor } = ctx;
  const email = actor.kind === "person" ? "" : (input.email ?? "");
  if (actor.kind === "system" || (actor.kind === "visitor" && email === "")) throw forbidden();
  const key = await findText(ctx, reference, commentId);
  await takeTries(ctx, email);
  const { reports } = ctx.tables;
  const formKey = hashToken([input.formKey || newId(), actor.kind === "person" ? actor.id : emailKey(email), key.proposalId, commentId ?? "", input.reason, input.body].join("\n"));
  return ctx.write(async (tx) => {
    const text = await holdText(ctx, tx, key);
    const [before] = await tx.select({ number: reports.number }).from(reports).where(eq(reports.formKey, formKey));
    if (before) return done(before);
    if (text.isGone) return refused("text_gone");
    if (text.isHidden) return refused("text_hidden");
    const report = { id: newId(), number: newReportNumber(), reporterId: actor.kind === "person" ? actor.id : null, email, locale: ctx.locale };
    await tx.insert(reports).values({ ...report, ...key, planId: text.planId, subject: text.subject, reason: input.reason, body: input.body, createdAt: ctx.now, formKey });
    await recordAct(ctx, tx, { action: "text.reported", subjectType: text.subject, planId: text.planId, subjectId: commentId ?? key.proposalId, data: { reportId: report.id, reason: input.reason } });
    await tellReporter(ctx, tx, report, { kind: "report_received", payload: { number: report.number, reference: text.reference, subject: text.subject, by: actor.kind === "person" ? "account" : "address" } });
    return done({ number: report.number });
  });
}

/** Of visitors by where they come from, and by the address that they leave: nobody's mailbox is filled with receipts. */
async function takeTries(ctx: Context, email: string) {
  if (ctx.actor.kind === "person") return takeTry(ctx, "reportPerPerson", ctx.actor.id);
  await takeTry(ctx, "reportPerAddress", ctx.address);
  await takeTry(ctx, "reportPerNetwork", ctx.network);
  await takeTry(ctx, "reportMailPerAddress", hashToken(emailKey(email)));
}
