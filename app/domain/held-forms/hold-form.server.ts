import { and, eq, gt, lt } from "drizzle-orm";
import { hashToken, newToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";

type Fields = Record<string, string | string[]>;

const hoursKept = 24;

/**
 * Keeps what was typed into a form whose sender had no session (any more). The answer is a token that brings it back
 * to the same path within a day; without it the text cannot be read. Passwords are never kept.
 */
export async function holdForm(ctx: Context, form: { path: string; fields: Fields }): Promise<string> {
  await takeTry(ctx, "draftPerAddress", ctx.address);
  const token = newToken();
  const fields = Object.fromEntries(Object.entries(form.fields).filter(([name]) => !/password/i.test(name)));
  await ctx.write(async (tx) => {
    await tx.insert(ctx.tables.heldForms).values({ id: hashToken(token), path: form.path, fields, createdAt: ctx.now });
  });
  return token;
}

/** What was held under the token for this path, or null. */
export async function findHeldForm(ctx: Context, token: string, path: string): Promise<Fields | null> {
  const { heldForms } = ctx.tables;
  const since = new Date(ctx.now.getTime() - hoursKept * 3600 * 1000);
  const [row] = await ctx.read.select({ fields: heldForms.fields }).from(heldForms).where(and(eq(heldForms.id, hashToken(token)), eq(heldForms.path, path), gt(heldForms.createdAt, since)));
  return row?.fields ?? null;
}

/** Removes what was held longer than a day. Run by the worker. */
export async function forgetHeldForms(ctx: Context): Promise<void> {
  const { heldForms } = ctx.tables;
  await ctx.write(async (tx) => {
    await tx.delete(heldForms).where(lt(heldForms.createdAt, new Date(ctx.now.getTime() - hoursKept * 3600 * 1000)));
  });
}
