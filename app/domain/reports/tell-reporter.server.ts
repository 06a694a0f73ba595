import type { WriteHandle } from "#db/store.ts";
import type { Locale, ReportMailKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";

/** Who reported a text: an account, or an address that was left with the report, in the language that it was made in. */
export type Reporter = { id: string; reporterId: string | null; email: string; locale: Locale };

/** Queues a mail to who reported a text. An address is not confirmed to be theirs, so nothing that somebody wrote goes into its receipt. */
export async function tellReporter(ctx: Context, tx: WriteHandle, { id, reporterId, email, locale }: Reporter, mail: { kind: ReportMailKind; payload: Record<string, string> }): Promise<void> {
  const dedupeKey = `${mail.kind}:${id}`;
  if (reporterId !== null) await queueNotification(ctx, tx, { ...mail, userId: reporterId, dedupeKey });
  else if (email !== "") await queueMail(ctx, tx, { kind: mail.kind, to: email, locale, payload: { ...mail.payload, name: "" }, dedupeKey });
}
