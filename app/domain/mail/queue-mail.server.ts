import type { WriteHandle } from "#db/store.ts";
import type { Locale, MailKind } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";

/** A mail to be sent: its words are made from `payload` when it is sent. `dedupeKey` makes it at most one. */
export type Mail = { kind: MailKind; to: string; locale: Locale; payload: Record<string, string>; dedupeKey: string };

/** Puts a mail in the outbox, in the transaction that caused it. The worker sends it. */
export async function queueMail(ctx: Context, tx: WriteHandle, mail: Mail): Promise<void> {
  await tx.insert(ctx.tables.outboxMessages).values({
    id: newId(),
    kind: mail.kind,
    recipient: mail.to,
    locale: mail.locale,
    payload: mail.payload,
    dedupeKey: mail.dedupeKey,
    createdAt: ctx.now,
    availableAt: ctx.now,
  }).onConflictDoNothing();
}
