import { and, asc, eq, gte, lt } from "drizzle-orm";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { pageOfDays } from "../plan-records/page-of-days.server.ts";
import type { KeysetPage } from "../keyset/page-by-key.ts";
import type { RecordsQuery } from "../plan-records/records-query.ts";

type Row = Context["tables"]["meetings"]["$inferSelect"];

/** A meeting with its files. */
export type MeetingView = Omit<Row, "planId" | "createdBy"> & { attachments: AttachmentView[] };

/** The meetings of a plan by their days. Whoever asks has made sure that the reader may see the plan. */
export async function listMeetings(ctx: Context, planId: string): Promise<MeetingView[]> {
  const { meetings: m } = ctx.tables;
  return withFiles(ctx, await ctx.read.select().from(m).where(eq(m.planId, planId)).orderBy(asc(m.heldOn), asc(m.id)));
}

/** Those of today and later, by their days. Whoever asks has made sure that the reader may see the plan. */
export async function listComing(ctx: Context, planId: string, today: string): Promise<MeetingView[]> {
  const { meetings: m } = ctx.tables;
  return withFiles(ctx, await ctx.read.select().from(m).where(and(eq(m.planId, planId), gte(m.heldOn, today))).orderBy(asc(m.heldOn), asc(m.id)));
}

/** A page of those before today, the newest first. Whoever asks has made sure that the reader may see the plan. */
export async function listHeld(ctx: Context, planId: string, today: string, query: RecordsQuery): Promise<KeysetPage<MeetingView>> {
  const { meetings: m } = ctx.tables;
  const page = await pageOfDays({ column: m.heldOn, id: m.id, descending: true }, query, {
    dayOf: (row: Row) => row.heldOn,
    read: ({ where, orderBy, limit }, values) => ctx.read.select().from(m).where(and(eq(m.planId, planId), lt(m.heldOn, today), where)).orderBy(...orderBy).limit(limit).prepare().execute(values),
    find: async (id) => (await ctx.read.select().from(m).where(and(eq(m.planId, planId), lt(m.heldOn, today), eq(m.id, id))))[0],
  });
  return { ...page, rows: await withFiles(ctx, page.rows) };
}

async function withFiles(ctx: Context, rows: readonly Row[]): Promise<MeetingView[]> {
  const files = await attachmentsOf(ctx, "meetingId", rows.map(({ id }) => id));
  return rows.map((row) => asView(row, files.get(row.id) ?? []));
}

/** One of them. Throws `not_found`. */
export async function getMeeting(ctx: Context, planId: string, id: string): Promise<MeetingView> {
  const { meetings: m } = ctx.tables;
  const [row] = await ctx.read.select().from(m).where(and(eq(m.planId, planId), eq(m.id, id)));
  if (!row) throw notFound();
  return asView(row, (await attachmentsOf(ctx, "meetingId", [id])).get(id) ?? []);
}

function asView({ planId: _, createdBy: __, ...row }: Row, attachments: AttachmentView[]): MeetingView {
  return { ...row, attachments };
}
