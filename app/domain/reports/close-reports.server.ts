import { and, asc, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { HideReason, ModerationMeasure, ReportSubject } from "#db/values.ts";
import type { Context } from "../context.ts";
import { aboutText, type TextKey } from "./hold-text.server.ts";
import { tellReporter } from "./tell-reporter.server.ts";

/** What became of a reported text: it was restricted for a reason (`measure`: hidden, or a passage left out), it stays for what `note` says, or its writer deleted it. */
export type ReportOutcome = { outcome: "restricted" | "kept" | "deleted"; measure?: ModerationMeasure; reason: HideReason | ""; note: string };

/**
 * Closes all open reports of a text: who reported is told what became of it, and their address is emptied. Called in the
 * transaction that decides or deletes, which holds the text: none is added or decided in between. Answers how many they were.
 */
export async function closeReports(ctx: Context, tx: WriteHandle, text: TextKey & { subject: ReportSubject; reference: string }, result: ReportOutcome): Promise<number> {
  const { reports: r } = ctx.tables;
  const isOpen = and(aboutText(r, text), eq(r.state, "open"));
  // Read before the address is emptied.
  const open = await tx.select({ id: r.id, number: r.number, reporterId: r.reporterId, email: r.email, locale: r.locale }).from(r).where(isOpen).orderBy(asc(r.createdAt), asc(r.id));
  if (open.length === 0) return 0;
  await tx.update(r).set({ state: result.outcome === "restricted" ? "upheld" : "dismissed", decidedAt: ctx.now, email: "" }).where(isOpen);
  const { reference, subject } = text;
  for (const { number, ...reporter } of open) await tellReporter(ctx, tx, reporter, { kind: "report_decided", payload: { ...result, reference, subject, number } });
  return open.length;
}
