import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { MemberRole } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { Voice } from "./speaker.ts";

/**
 * Whether the person may still send with this voice, asked in the transaction that sends: they may have left the
 * organisation, or it may have become part of another, since their session was looked up. Changing nothing holds the
 * membership until the transaction ends, so neither happens in between.
 */
export async function stillSpeaksFor(ctx: Context, tx: WriteHandle, userId: string, { organisationId }: Voice): Promise<boolean> {
  return organisationId === null || (await holdMembership(ctx, tx, userId, organisationId)) === "representative";
}

/** As what the person belongs to the organisation, held until the transaction ends; null when they do not any more. */
export async function holdMembership(ctx: Context, tx: WriteHandle, userId: string, organisationId: string): Promise<MemberRole | null> {
  const { memberships: m } = ctx.tables;
  const [row] = await tx.update(m).set({ role: sql`${m.role}` }).where(and(eq(m.organisationId, organisationId), eq(m.userId, userId))).returning({ role: m.role });
  return row?.role ?? null;
}
