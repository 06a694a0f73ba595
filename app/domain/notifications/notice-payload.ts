import { z } from "zod";
import type { NoticeData } from "#db/schema/participation.ts";
import { noticeKinds, noticeRelations, notificationKinds, type NoticeKind, type NoticeRelation, type NotificationKind } from "#db/values.ts";

/** A notice as it is put into words, on the page and in mail. */
export type ToldNotice = { kind: NoticeKind; relation: NoticeRelation; data: NoticeData };

/** One of a mail, with the setting that decides about it. */
export type MailedNotice = ToldNotice & { setting: NotificationKind };

const text = z.string().optional();
const noticeData = z.object({ reference: text, title: text, language: text, outcome: text, initiative: text, comment: text, organisation: text, plan: text, closesAt: text, followed: text, version: text, from: text, repliesTo: text, through: text }) as z.ZodType<NoticeData>;
const items = z.array(z.object({ kind: z.enum(noticeKinds), relation: z.enum(noticeRelations), setting: z.enum(notificationKinds), data: noticeData }));

/** Reads what `noticePayload` wrote. */
export const noticeItems = z.string().transform((value): unknown => JSON.parse(value)).pipe(items);

/** The notices of a mail, as the outbox holds them. */
export function noticePayload(notices: readonly MailedNotice[]): { items: string } {
  return { items: JSON.stringify(notices.map(({ kind, relation, setting, data }) => ({ kind, relation, setting, data }))) };
}
