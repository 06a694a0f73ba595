import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#db/migrate.ts";
import { startPostgres } from "./postgres-server.ts";

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- vitest wants an interface here
  interface ProvidedContext {
    /** A folder of this run, with the migrated template.db in it. */
    testFolder: string;
    /** The server's own database, from which new ones are made of the database `template_samplan`. */
    postgresUrl: string;
  }
}

/** Once a run: an empty database of each kind, brought up to date, of which every test gets a copy. */
export default async function prepareTemplates(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "samplan-test-"));
  // PostgreSQL may run as another account, which has to come through here.
  chmodSync(folder, 0o755);
  const removeFolder = () => { rmSync(folder, { recursive: true, force: true }); };
  process.once("exit", removeFolder);
  try {
    await migrateDatabase(path.join(folder, "template.db"));
    mkdirSync(path.join(folder, "databases"));
    const server = await startPostgres(folder);
    const client = new pg.Client({ connectionString: server.url("postgres") });
    await client.connect();
    await client.query("create database template_samplan");
    await client.end();
    await migrateDatabase(server.url("template_samplan"));
    project.provide("testFolder", folder);
    project.provide("postgresUrl", server.url("postgres"));
    return async () => {
      await server.stop();
      removeFolder();
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
