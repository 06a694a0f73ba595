import { desc } from "drizzle-orm";
import type { Tables } from "#db/schema/tables.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { keysetSql, pageByKey, type KeysetPage } from "../keyset/page-by-key.ts";
import { hasPlatformRole } from "../roles.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { insertHead, type Checkpoint } from "./publish-daily-checkpoint.server.ts";

const pageSize = 30;
const mostInFeed = 5000;

/** The published heads of the chain, the newest first. They say nothing of what is in it, so they are for everybody. */
export async function listCheckpoints(ctx: Context, cursor?: string): Promise<KeysetPage<Checkpoint>> {
  const { auditCheckpoints: c } = ctx.tables;
  const order = newestFirst(ctx.tables);
  const paging = pageByKey(order, cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const found = await ctx.read.select({ sequence: c.sequence, hash: c.hash, at: c.at }).from(c).where(keyset.where).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
  // A hash is longer than a cursor holds, and the number alone tells them apart.
  return paging.pageOf(found, ({ sequence, hash }) => ({ value: sequence, id: hash.slice(0, 40) }));
}

/** The same for programs, in one go: what is published once a day is a few hundred a year. */
export async function listAllCheckpoints(ctx: Context): Promise<Checkpoint[]> {
  const { auditCheckpoints: c } = ctx.tables;
  return ctx.read.select({ sequence: c.sequence, hash: c.hash, at: c.at }).from(c).orderBy(desc(c.sequence)).limit(mostInFeed);
}

function newestFirst({ auditCheckpoints: c }: Tables) {
  return { column: c.sequence, id: c.hash, descending: true };
}

/** Publishes where the chain stands now. Answers false where that was published before. For admins of the whole platform. */
export async function publishCheckpoint(ctx: Context): Promise<boolean> {
  if (!hasPlatformRole(ctx.actor, "admin")) throw forbidden();
  return ctx.write(async (tx) => {
    const made = await insertHead(ctx, tx);
    if (made) await recordStaffAct(ctx, tx, { action: "audit.checkpoint_published", subjectType: "platform", subjectId: "audit", data: { sequence: made.sequence } });
    return made !== null;
  });
}
