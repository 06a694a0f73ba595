import type { WriteHandle } from "#db/store.ts";
import { isUniqueViolation } from "#db/errors.ts";
import { hashPassword } from "../accounts/password.server.ts";
import { sealEntries } from "../audit/seal-entries.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { demoPassword } from "./demo-password.ts";
import { seedAdoptedPlan } from "./seed-adopted-plan.server.ts";
import { seedDemoPlan } from "./seed-demo-plan.server.ts";
import { readAdoptedPlan, readDemo } from "./seed-files.ts";

/**
 * Fills a database that has no plan yet, in one transaction: always the Danish plan 2017-2019, and in demo mode a plan
 * that collects proposals now, with people who do not exist. Answers whether anything was written. Of two processes
 * that start together one seeds.
 */
export async function seedDatabase(ctx: Context, { withDemo }: { withDemo: boolean }): Promise<boolean> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { plans } = ctx.tables;
  const existing = await ctx.read.select({ id: plans.id }).from(plans).limit(1);
  if (existing.length > 0) return false;
  const adopted = readAdoptedPlan();
  // Hashing takes long and must not happen inside the transaction; one hash does for all, as the password is public.
  const demo = withDemo ? { file: readDemo(), passwordHash: await hashPassword(demoPassword) } : null;
  try {
    await ctx.write(async (tx) => {
      const inside = withinTransaction(ctx, tx);
      await seedAdoptedPlan(inside, tx, adopted);
      if (demo) await seedDemoPlan(inside, tx, demo.file, adopted.themes, demo.passwordHash);
      // What happened before the platform was opened is news to nobody.
      await tx.delete(ctx.tables.announcements);
    });
  } catch (error) {
    if (isUniqueViolation(error) && (await ctx.read.select({ id: plans.id }).from(plans).limit(1)).length > 0) return false;
    throw error;
  }
  // Much of what it recorded carries a moment of long ago, and would be taken for entries that never got their seal.
  await sealEntries(ctx);
  return true;
}

/** A context whose commands read and write in the transaction that is open: the seed acts by the same commands as people do. */
function withinTransaction(ctx: Context, tx: WriteHandle): Context {
  return { ...ctx, read: tx, write: (body) => body(tx) };
}
