import { eq, sql } from "drizzle-orm";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrateDatabase } from "#db/migrate.ts";
import { recordAdoptedPlans } from "#app/domain/publications/record-adopted-plans.server.ts";
import { refreshSearchIndex } from "#app/domain/search-index/refresh-index.server.ts";
import { seedDatabase } from "#app/domain/seed/seed-database.server.ts";
import type { Env } from "./env.ts";
import { createPlatform, systemContext, type Platform } from "./platform.ts";
import { StartFailure } from "./start-failure.ts";

/** Brings the database to where this program can answer from it, and opens it. Throws a StartFailure for what whoever starts it can mend. */
export async function prepare(env: Env): Promise<Platform> {
  checkDataFolder(env);
  await migrateDatabase(env.DATABASE_URL);
  const platform = createPlatform(env);
  // A file that is up to date can be opened and yet not written to.
  await platform.store.write(async (tx) => { await tx.delete(platform.store.tables.rateLimits).where(sql`1 = 0`); });
  const ctx = systemContext(platform, "seed");
  if (env.SAMPLAN_MODE === "production") await refuseDemoPeople(platform);
  // Before the seed, whose proposals are put into the index as it now is: a new database has nothing to be made anew.
  await refreshSearchIndex(ctx, { onStart: (count) => { process.stdout.write(`Making the search index anew: ${count} proposals\n`); } });
  await seedDatabase(ctx, { withDemo: env.SAMPLAN_MODE === "demo" });
  await recordAdoptedPlans(ctx);
  return platform;
}

/** Writing a file is the only sure way to know: permission bits say little to root, and nothing on a read-only disk. */
function checkDataFolder({ DATA_DIR }: Env) {
  const trial = path.join(DATA_DIR, `.write-test-${process.pid}`);
  try {
    mkdirSync(DATA_DIR, { recursive: true });
    writeFileSync(trial, "");
    rmSync(trial);
  } catch (error) {
    throw new StartFailure(`The folder ${path.resolve(DATA_DIR)} cannot be written to (${(error as NodeJS.ErrnoException).code ?? "unknown"}): check DATA_DIR and the permissions.`);
  }
}

/** People whose password is public must never be able to sign in to a platform in production. */
async function refuseDemoPeople({ store }: Platform) {
  const { users } = store.tables;
  const [found] = await store.read.select({ id: users.id }).from(users).where(eq(users.isDemo, true)).limit(1);
  if (!found) return;
  await store.close();
  throw new StartFailure("This database holds demonstration people, whose password is public: use another DATABASE_URL with SAMPLAN_MODE=production.");
}
