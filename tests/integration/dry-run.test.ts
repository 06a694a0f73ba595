import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "#db/connection.ts";
import { getSchemaState } from "#db/migrate.ts";
import { describeOnBothDatabases, forgetLastMigration } from "#tests/support/databases.ts";
import { addPlan } from "#tests/support/plans.ts";

const root = path.resolve(import.meta.dirname, "../..");

describeOnBothDatabases("npm run import -- --dry-run", (_, databaseUrl) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "samplan-dry-run-"));
    writeFileSync(path.join(folder, "file.csv"), "id,text\n1,A text\n2,Another\n");
    writeFileSync(path.join(folder, "map.json"), JSON.stringify({ id: "id", text: "text", defaultType: "citizen", defaultTheme: "open-data" }));
  });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  /** The command itself, on a database. */
  function dryRun(url: string): Promise<{ code: number | null; output: string }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/import.ts", "file.csv", "--plan", "plan-a", "--map", "map.json", "--dry-run"], {
        cwd: root, env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder, INIT_CWD: folder }, stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => { output += chunk.toString(); });
      child.on("close", (code) => { resolve({ code, output }); });
    });
  }

  it("reports what would be imported, and imports nothing", async () => {
    const url = await databaseUrl();
    const store = openStore(url);
    await addPlan(store);
    const { code, output } = await dryRun(url);
    expect(code, output).toBe(0);
    expect(output).toMatch(/2\s+would be imported/);
    for (const table of [store.tables.proposals, store.tables.auditEntries]) expect(await store.read.select().from(table)).toEqual([]);
    await store.close();
  });

  it("leaves a database that is not up to date as it is, and says so in one sentence", async () => {
    const url = await databaseUrl();
    await forgetLastMigration(url);
    const { code, output } = await dryRun(url);
    expect(code).toBe(1);
    expect(output).toMatch(/^The database is not up to date, [^\n]*npm run migrate[^\n]*\n$/);
    expect(await getSchemaState(url)).toBe("pending");
  });

  it("makes no database where there is none, and says so in one sentence", async () => {
    const url = `${await databaseUrl()}-not-there`;
    const { code, output } = await dryRun(url);
    expect(code).toBe(1);
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(output).toMatch(/^There is no database file .*-not-there|^The database named in DATABASE_URL does not exist/);
    expect(existsSync(url)).toBe(false);
  });
});
