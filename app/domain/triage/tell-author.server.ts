import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { queueMail, type Mail } from "../mail/queue-mail.server.ts";

/** Queues a mail to the author, in the author's language. An imported proposal has none. */
export async function tellAuthor(ctx: Context, tx: WriteHandle, authorId: string | null, mail: Omit<Mail, "to" | "locale" | "payload"> & { payload: Record<string, string> }): Promise<void> {
  if (!authorId) return;
  const { users } = ctx.tables;
  const [author] = await tx.select({ email: users.email, name: users.name, locale: users.locale }).from(users).where(eq(users.id, authorId));
  if (author) await queueMail(ctx, tx, { ...mail, to: author.email, locale: author.locale, payload: { ...mail.payload, name: author.name } });
}
