import { and, asc, eq } from "drizzle-orm";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";

type Row = Context["tables"]["meetings"]["$inferSelect"];

/** A meeting with its files. */
export type MeetingView = Omit<Row, "planId" | "createdBy"> & { attachments: AttachmentView[] };

/** The meetings of a plan by their days. Whoever asks has made sure that the reader may see the plan. */
export async function listMeetings(ctx: Context, planId: string): Promise<MeetingView[]> {
  const { meetings: m } = ctx.tables;
  const rows = await ctx.read.select().from(m).where(eq(m.planId, planId)).orderBy(asc(m.heldOn), asc(m.id));
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
