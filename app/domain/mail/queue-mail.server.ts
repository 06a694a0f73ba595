import { insertRow } from "#db/insert-row.ts";
import type { WriteHandle } from "#db/store.ts";
import type { MailKind } from "#db/mail-kinds.ts";
import type { Locale, NotificationKind } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";

/**
 * A mail to be sent: its words are made from `payload` when it is sent. `dedupeKey` makes it at most one. `governed` says whose
 * setting decides about it, which is asked again right before it is sent; a digest, which several settings are in, names the person alone.
 * `notBefore`: when it may be sent at the earliest; at once without it.
 */
export type Mail = { kind: MailKind; to: string; locale: Locale; payload: Record<string, string>; dedupeKey: string; governed?: { userId: string; setting: NotificationKind | null } | undefined; notBefore?: Date | undefined };

/** Puts a mail in the outbox, in the transaction that caused it. The worker sends it. */
export async function queueMail(ctx: Context, tx: WriteHandle, mail: Mail): Promise<void> {
  await insertRow(tx, ctx.tables.outboxMessages, rowOf(ctx, mail), { unlessThere: true });
}

/** Puts several mails in the outbox with one statement. */
export async function queueMails(ctx: Context, tx: WriteHandle, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return;
  await tx.insert(ctx.tables.outboxMessages).values(mails.map((mail) => rowOf(ctx, mail))).onConflictDoNothing();
}

function rowOf(ctx: Context, mail: Mail): Context["tables"]["outboxMessages"]["$inferInsert"] {
  return {
    id: newId(), kind: mail.kind, recipient: mail.to, userId: mail.governed?.userId ?? null, setting: mail.governed?.setting ?? null, locale: mail.locale, payload: mail.payload, dedupeKey: mail.dedupeKey, createdAt: ctx.now, availableAt: mail.notBefore ?? ctx.now,
  };
}
