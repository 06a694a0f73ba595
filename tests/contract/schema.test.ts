import { is } from "drizzle-orm";
import { getTableConfig as postgresConfig, PgTable } from "drizzle-orm/pg-core";
import { getTableConfig as sqliteConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { postgresKit } from "#db/columns/postgres.ts";
import { sqliteKit } from "#db/columns/sqlite.ts";
import * as postgresExports from "#db/schema/postgres.ts";
import * as sqliteExports from "#db/schema/sqlite.ts";
import { defineTables } from "#db/schema/tables.ts";

const sqliteTables = defineTables(sqliteKit);
const postgresTables = defineTables(postgresKit);
const names = Object.keys(sqliteTables) as (keyof typeof sqliteTables)[];

describe("the schema", () => {
  it("exports every table for drizzle-kit, in both dialects", () => {
    expect(Object.keys(sqliteExports).sort()).toEqual([...names].sort());
    expect(Object.keys(postgresExports).sort()).toEqual([...names].sort());
    for (const name of names) {
      expect(is(sqliteExports[name], SQLiteTable), name).toBe(true);
      expect(is(postgresExports[name], PgTable), name).toBe(true);
    }
  });

  it.each(names)("has %s with the same columns, keys and indexes in both dialects", (name) => {
    const sqlite = sqliteConfig(sqliteTables[name]);
    const postgres = postgresConfig(postgresTables[name] as unknown as PgTable);
    const columns = (config: { columns: { name: string; notNull: boolean; primary: boolean; hasDefault: boolean; dataType: string; enumValues?: string[] | undefined }[] }) => config.columns.map((column) => ({ name: column.name, notNull: column.notNull, primary: column.primary, hasDefault: column.hasDefault, dataType: column.dataType, values: column.enumValues ?? null }));
    expect(columns(postgres)).toEqual(columns(sqlite));
    const named = (each: { config: { name?: string | undefined; unique?: boolean } }) => `${each.config.name ?? "?"}${each.config.unique ? " unique" : ""}`;
    expect(postgres.indexes.map(named)).toEqual(sqlite.indexes.map(named));
    expect(postgres.checks.map((check) => check.name)).toEqual(sqlite.checks.map((check) => check.name));
    expect(postgres.foreignKeys.map((key) => key.onDelete ?? "no action")).toEqual(sqlite.foreignKeys.map((key) => key.onDelete ?? "no action"));
    expect(postgres.primaryKeys.map((key) => key.columns.map((column) => column.name))).toEqual(sqlite.primaryKeys.map((key) => key.columns.map((column) => column.name)));
  });
});

describe("the migrations", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "samplan-migrations-"));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  it.each([["sqlite", "sqlite"], ["postgres", "postgresql"]])("of %s make the schema as it is: drizzle-kit has nothing to add", (name, dialect) => {
    const out = path.join(folder, name);
    cpSync(`db/migrations/${name}`, out, { recursive: true });
    const before = readdirSync(out, { recursive: true }).sort();
    const made = spawnSync(process.execPath, ["node_modules/drizzle-kit/bin.cjs", "generate", `--dialect=${dialect}`, `--schema=./db/schema/${name}.ts`, `--out=${path.relative(process.cwd(), out)}`], { encoding: "utf8" });
    expect(`${made.stdout}${made.stderr}`).toContain("No schema changes");
    expect(readdirSync(out, { recursive: true }).sort()).toEqual(before);
    expect(made.status).toBe(0);
  });

  it("are the same steps in both dialects", () => {
    const tags = (name: string) => (JSON.parse(readFileSync(`db/migrations/${name}/meta/_journal.json`, "utf8")) as { entries: { tag: string }[] }).entries.map((entry) => entry.tag);
    expect(tags("postgres")).toEqual(tags("sqlite"));
  });
});
