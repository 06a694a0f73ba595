import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { OrganisationMailKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";

/** Tells a member of the organisation what happened to a shared draft, in the member's language. */
export async function tellColleague(ctx: Context, tx: WriteHandle, userId: string, mail: { kind: OrganisationMailKind; payload: Record<string, string>; dedupeKey: string }): Promise<void> {
  const { users } = ctx.tables;
  const [user] = await tx.select({ email: users.email, name: users.name, locale: users.locale }).from(users).where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!user) return;
  await queueMail(ctx, tx, { kind: mail.kind, to: user.email, locale: user.locale, payload: { ...mail.payload, name: user.name }, dedupeKey: `${mail.dedupeKey}:${userId}` });
}
