import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { ReportMailKind } from "#db/mail-kinds.ts";
import type { Locale } from "#db/values.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";

/** Who reported a text: an account, or an address that was left with the report, in the language that it was made in. */
export type Reporter = { id: string; reporterId: string | null; email: string; locale: Locale };

/** Queues a mail to who reported a text. To an address that nobody has confirmed goes nothing that a stranger may have typed, a name neither. */
export async function tellReporter(ctx: Context, tx: WriteHandle, { id, reporterId, email, locale }: Reporter, mail: { kind: ReportMailKind; payload: Record<string, string> }): Promise<void> {
  const reach = reporterId === null ? { email, locale, name: "" } : await reachOf(ctx, tx, reporterId);
  if (!reach || reach.email === "") return;
  await queueMail(ctx, tx, { kind: mail.kind, to: reach.email, locale: reach.locale, payload: { ...mail.payload, name: reach.name }, dedupeKey: `${mail.kind}:${id}${reporterId === null ? "" : `:${reporterId}`}` });
}

async function reachOf(ctx: Context, tx: WriteHandle, userId: string): Promise<{ email: string; locale: Locale; name: string } | null> {
  const { users } = ctx.tables;
  const [user] = await tx.select({ email: users.email, locale: users.locale, name: users.name, emailVerifiedAt: users.emailVerifiedAt }).from(users).where(and(eq(users.id, userId), isNull(users.deletedAt)));
  return user ? { email: user.email, locale: user.locale, name: user.emailVerifiedAt ? user.name : "" } : null;
}
