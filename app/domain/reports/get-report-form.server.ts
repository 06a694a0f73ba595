import { newId } from "#app/lib/id.ts";
import type { ReportSubject } from "#db/values.ts";
import { stampSignUp } from "../accounts/sign-up-trap.ts";
import type { Context } from "../context.ts";
import { findText } from "./hold-text.server.ts";
import { readText, type TextView } from "./read-text.server.ts";

/** What the page for reporting a text needs. `text` is null when it is hidden or gone: it is nobody's to read here, and not reported. */
export type ReportForm = { reference: string; subject: ReportSubject; text: TextView | null; isHidden: boolean; needsEmail: boolean; formKey: string; stamp: string };

/** The text that somebody is about to report, as everybody may read it. */
export async function getReportForm(ctx: Context, reference: string, commentId: string | null): Promise<ReportForm> {
  const { view, isProposalHidden } = await readText(ctx, await findText(ctx, reference, commentId));
  return { reference: view.reference, subject: view.subject, text: view.isHidden || view.isGone ? null : isProposalHidden ? { ...view, attachments: [] } : view, isHidden: view.isHidden, needsEmail: ctx.actor.kind !== "person", formKey: newId(), stamp: stampSignUp(ctx) };
}
