import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { MailKind } from "#db/mail-kinds.ts";
import type { Locale, NotificationKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { findWanted, type Wanted } from "../notifications/still-wanted.server.ts";
import type { Unsubscribing } from "../notifications/unsubscribe-token.ts";

/**
 * A message of the outbox that is this process's to send, until its lease runs out. `unsubscribe`: what its receiver can turn off
 * by it, null for mail that is always sent; `now`: when it is handed over.
 */
export type DueMail = { id: string; kind: MailKind; to: string; locale: Locale; payload: Record<string, string>; attempts: number; unsubscribe: Unsubscribing | null; now: Date };

export type SendOptions = {
  /** Hands one message over. Rejects when that failed; it is tried again later. */
  deliver: (message: DueMail) => Promise<void>;
  clock: () => Date;
  /** Asked before each message: true leaves the rest to another round or process. */
  isStopping?: () => boolean;
  /** Told of each failure, without anything of the person: the message id, its kind, and whether it is given up. */
  onFailure?: (message: DueMail, error: unknown, givenUp: boolean) => void;
};

const batchSize = 20;
const atOnce = 5;
const minute = 60_000;
/** How long a message is this process's alone. Delivery must end well within it. */
const lease = 2 * minute;
const longestWait = 6 * 60 * minute;
const mostAttempts = 10;

/** The wait after the n-th failed attempt, in milliseconds: 1, 2, 4 … minutes, at most 6 hours. */
function waitAfterAttempt(attempts: number): number {
  return Math.min(minute * 2 ** (attempts - 1), longestWait);
}

/**
 * Sends the mail that is due, a few messages at a time, and answers how many were taken. Several processes may run
 * it at once: one conditional update takes the messages, so each is taken by one of them. A message whose process dies
 * is due again when its lease runs out.
 */
export async function sendDueMail(ctx: Context, options: SendOptions): Promise<number> {
  const taken = await takeDue(ctx, options.clock());
  // All runners draw from one iterator; a mail server answers slowly, so a few messages are in the air at a time.
  const queue = taken.values();
  const runners = await Promise.allSettled(Array.from({ length: atOnce }, async () => {
    for (const message of queue) {
      if (options.isStopping?.()) await giveBack(ctx, message);
      else if (await renewLease(ctx, message, options.clock())) await send(ctx, message, options);
    }
  }));
  const failed = runners.find((each) => each.status === "rejected");
  if (failed) throw failed.reason;
  return taken.length;
}

async function send(ctx: Context, message: LeasedMail, { deliver, clock, onFailure }: SendOptions): Promise<void> {
  let wanted: Wanted | null;
  try {
    // Asked at the last moment: nothing is sent after it was turned off.
    wanted = await findWanted(ctx, message);
    if (wanted) await deliver({ ...message, ...whatIsSent(message, wanted), now: clock() });
  } catch (error) {
    const givenUp = message.attempts >= mostAttempts;
    onFailure?.(message, error, givenUp);
    await markFailed(ctx, message, error, clock(), givenUp);
    return;
  }
  if (!wanted) return markCancelled(ctx, message, clock());
  await markSentSurely(ctx, message, clock);
}

function whatIsSent({ userId }: LeasedMail, { payload, settings }: Wanted): Pick<DueMail, "payload" | "unsubscribe"> {
  return { payload, unsubscribe: userId !== null && settings.length > 0 ? { userId, settings } : null };
}

/** A mail that was handed over but not marked would be sent again, so a busy database is asked several times. */
async function markSentSurely(ctx: Context, message: DueMail, clock: () => Date, triesLeft = 3): Promise<void> {
  try {
    await markSent(ctx, message, clock());
  } catch (error) {
    if (triesLeft === 0) throw error;
    await markSentSurely(ctx, message, clock, triesLeft - 1);
  }
}

type LeasedMail = DueMail & { userId: string | null; setting: NotificationKind | null; leasedUntil: Date };

async function takeDue(ctx: Context, now: Date): Promise<LeasedMail[]> {
  const { outboxMessages: o } = ctx.tables;
  const isDue = and(isNull(o.sentAt), isNull(o.failedAt), lte(o.availableAt, now));
  // An empty outbox, the usual case once a second, is seen without a write.
  const waiting = await ctx.read.select({ id: o.id }).from(o).where(isDue).limit(1);
  if (waiting.length === 0) return [];
  const leasedUntil = new Date(now.getTime() + lease);
  const rows = await ctx.write(async (tx) => {
    const due = tx.select({ id: o.id }).from(o).where(isDue).orderBy(asc(o.availableAt), asc(o.id)).limit(batchSize);
    // The condition stands outside too: PostgreSQL checks it again on a row that another process changed meanwhile.
    return tx.update(o).set({ availableAt: leasedUntil, attempts: sql`${o.attempts} + 1` }).where(and(inArray(o.id, due), isDue))
      .returning({ id: o.id, kind: o.kind, to: o.recipient, locale: o.locale, payload: o.payload, attempts: o.attempts, userId: o.userId, setting: o.setting });
  });
  return rows.map((row) => ({ ...row, unsubscribe: null, now, leasedUntil })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether the message is still ours. A lease that is half used up, because those before it took long, begins anew. */
async function renewLease(ctx: Context, message: LeasedMail, now: Date): Promise<boolean> {
  if (message.leasedUntil.getTime() - now.getTime() > lease / 2) return true;
  const { outboxMessages: o } = ctx.tables;
  message.leasedUntil = new Date(now.getTime() + lease);
  const rows = await ctx.write(async (tx) => tx.update(o).set({ availableAt: message.leasedUntil }).where(stillOurs(ctx, message)).returning({ id: o.id }));
  return rows.length > 0;
}

/** Every taking raises `attempts`, so the number tells whether somebody else took it since. */
function stillOurs(ctx: Context, message: DueMail) {
  const { outboxMessages: o } = ctx.tables;
  return and(eq(o.id, message.id), eq(o.attempts, message.attempts), isNull(o.sentAt), isNull(o.failedAt));
}

async function giveBack(ctx: Context, message: DueMail) {
  const { outboxMessages: o } = ctx.tables;
  await ctx.write(async (tx) => {
    await tx.update(o).set({ availableAt: o.createdAt, attempts: sql`${o.attempts} - 1` }).where(stillOurs(ctx, message));
  });
}

/** What was sent keeps no payload: it may hold the secret of a link. The mail to who is gone keeps no address either. */
async function markSent(ctx: Context, message: DueMail, now: Date) {
  const { outboxMessages: o } = ctx.tables;
  await ctx.write(async (tx) => {
    await tx.update(o).set({ sentAt: now, payload: {}, lastError: null, ...(message.kind === "account_deleted" && { recipient: "" }) }).where(and(eq(o.id, message.id), isNull(o.sentAt)));
  });
}

/** What its receiver does not want any more counts as done with, so that nobody looks at it again. */
async function markCancelled(ctx: Context, message: DueMail, now: Date) {
  const { outboxMessages: o } = ctx.tables;
  await ctx.write(async (tx) => { await tx.update(o).set({ sentAt: now, cancelledAt: now, payload: {} }).where(stillOurs(ctx, message)); });
}

async function markFailed(ctx: Context, message: DueMail, error: unknown, now: Date, givenUp: boolean) {
  const { outboxMessages: o } = ctx.tables;
  const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const next = givenUp ? { failedAt: now } : { availableAt: new Date(now.getTime() + waitAfterAttempt(message.attempts)) };
  await ctx.write(async (tx) => {
    await tx.update(o).set({ ...next, lastError }).where(stillOurs(ctx, message));
  });
}
