import { migrateDatabase } from "#db/migrate.ts";
import type { Context } from "#app/domain/context.ts";
import { loadEnvFile, readEnv, type Env } from "./env.ts";
import { describeError } from "./log.ts";
import { createPlatform, systemContext } from "./platform.ts";
import { explainFailure, StartFailure } from "./start-failure.ts";

/**
 * Runs a command of scripts/ on the database of the settings, brought up to date first, and ends the process. `body`
 * answers the exit code; what whoever types it can mend (a StartFailure, bad settings, no database …) is one sentence
 * on standard error and exit code 1.
 */
export async function runCommand(name: string, body: (ctx: Context) => Promise<number>): Promise<never> {
  let env: Env | null = null;
  try {
    loadEnvFile();
    env = readEnv(process.env);
    await migrateDatabase(env.DATABASE_URL);
    // Somebody waits for a command, and reads nothing meanwhile.
    const platform = createPlatform({ ...env, DATABASE_REPLICA_URL: undefined, DATABASE_STATEMENT_SECONDS: 0 });
    const code = await body(systemContext(platform, name)).finally(() => platform.store.close());
    process.exit(code);
  } catch (error) {
    process.stderr.write(`${explainFailure(error, env) ?? JSON.stringify({ event: `${name} failed`, ...describeError(error) })}\n`);
    process.exit(1);
  }
}

/** Ends the command with one sentence. */
export function giveUp(sentence: string): never {
  throw new StartFailure(sentence);
}
