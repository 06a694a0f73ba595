import { and, eq, gt, lt } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";

type Fields = Record<string, string | string[]>;

const hoursKept = 24;

/** The most that is held of one form, in characters. */
const mostHeld = 256_000;

/**
 * Keeps what was typed into a form whose sender had no session (any more). The answer is an id that brings it back on
 * the same path within a day, in the same browser alone (`browserToken`): nobody can put words into another's form with
 * a link. Passwords and codes are never kept.
 */
export async function holdForm(ctx: Context, browserToken: string, form: { path: string; fields: Fields }): Promise<string> {
  await takeTry(ctx, "holdPerAddress", ctx.address);
  const id = newId();
  const fields = Object.fromEntries(Object.entries(form.fields).filter(([name]) => !/password|code$/i.test(name)));
  if (JSON.stringify(fields).length > mostHeld) return id;
  await ctx.write(async (tx) => {
    await tx.insert(ctx.tables.heldForms).values({ id, tokenHash: hashToken(browserToken), path: form.path, fields, createdAt: ctx.now });
  });
  return id;
}

/** What this browser's form on this path was holding, or null. */
export async function findHeldForm(ctx: Context, browserToken: string, id: string, path: string): Promise<Fields | null> {
  const { heldForms } = ctx.tables;
  const since = new Date(ctx.now.getTime() - hoursKept * 3600 * 1000);
  const [row] = await ctx.read.select({ fields: heldForms.fields }).from(heldForms).where(and(eq(heldForms.id, id), eq(heldForms.tokenHash, hashToken(browserToken)), eq(heldForms.path, path), gt(heldForms.createdAt, since)));
  return row?.fields ?? null;
}

/** Removes what was held longer than a day. Run by the worker. */
export async function forgetHeldForms(ctx: Context): Promise<void> {
  const { heldForms } = ctx.tables;
  await ctx.write(async (tx) => {
    await tx.delete(heldForms).where(lt(heldForms.createdAt, new Date(ctx.now.getTime() - hoursKept * 3600 * 1000)));
  });
}
