import { and, eq, inArray, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { InitiativeCommentMailKind } from "#db/mail-kinds.ts";
import type { Bilingual, DraftOutcome, Locale } from "#db/values.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { writeOwnNotice } from "../notifications/write-own-notice.server.ts";
import type { Remark } from "./load-remark.server.ts";

/** The initiative that a comment is on, as it is named to who is told. */
type On = { reference: string; title: Bilingual };

/** Who wrote a comment, or, where it was said for an organisation, those who may send in its name now; each with the initiative's title in their language. */
async function writersOf(ctx: Context, tx: WriteHandle, { authorId, organisationId }: Pick<Remark, "authorId" | "organisationId">, { title }: On): Promise<{ userId: string; locale: Locale; title: string }[]> {
  const { memberships: m, users: u } = ctx.tables;
  const ids = organisationId === null ? [authorId].filter((id) => id !== null) : (await tx.select({ userId: m.userId }).from(m).where(and(eq(m.organisationId, organisationId), eq(m.role, "representative")))).map(({ userId }) => userId);
  if (ids.length === 0) return [];
  const rows = await tx.select({ userId: u.id, locale: u.locale }).from(u).where(and(inArray(u.id, ids), isNull(u.deletedAt)));
  return rows.map(({ userId, locale }) => ({ userId, locale, title: inLocale(title, locale).text }));
}

/** Tells those whose comment it is that it was answered, by a notice and by mail as each has set. `cause` makes it once a person. */
export async function tellOfAnswer(ctx: Context, tx: WriteHandle, remark: Remark, on: On, { cause, outcome, answer }: { cause: string; outcome: DraftOutcome | null; answer: Bilingual }): Promise<void> {
  for (const { userId, locale, title } of await writersOf(ctx, tx, remark, on)) {
    const frequency = await queueNotification(ctx, tx, { userId, kind: "initiative_comment_answered", payload: { reference: on.reference, title, comment: remark.id, outcome: outcome ?? "", answer: inLocale(answer, locale).text }, dedupeKey: `remark-answered:${cause}:${userId}` }, true);
    const data = { initiative: on.reference, title, comment: remark.id, ...(outcome && { outcome }) };
    await writeOwnNotice(ctx, tx, { userId, relation: userId === remark.authorId ? "author" : "drafter" }, { id: cause, kind: "initiative_comment_answered", data }, frequency);
  }
}

/** Tells them of a decision about it, by a mail that is sent whatever they have set. */
export async function tellOfDecision(ctx: Context, tx: WriteHandle, remark: Remark, on: On, { kind, payload }: { kind: Exclude<InitiativeCommentMailKind, "initiative_comment_answered">; payload: Record<string, string> }): Promise<void> {
  for (const { userId, title } of await writersOf(ctx, tx, remark, on)) {
    await queueNotification(ctx, tx, { userId, kind, payload: { ...payload, reference: on.reference, title, comment: remark.id }, dedupeKey: `${kind}:${remark.id}:${ctx.now.getTime()}:${userId}` });
  }
}
