import Database from "better-sqlite3";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startLogMover } from "#db/log-mover.ts";
import { until } from "#tests/support/postgres-cluster.ts";

describe("the thread that moves the log of a SQLite file", () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), "samplan-log-")); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it("moves into the file what others write, and ends when it is told to", async () => {
    const file = path.join(folder, "a.db");
    const connection = new Database(file);
    for (const pragma of ["journal_mode = WAL", "wal_autocheckpoint = 0"]) connection.pragma(pragma);
    connection.exec("create table texts (text text)");
    const errors: unknown[] = [];
    const mover = startLogMover(file, (error) => { errors.push(error); });
    connection.prepare("insert into texts values (?)").run("x".repeat(1_000_000));
    await until("it is in the file", () => statSync(file).size > 1_000_000);
    await mover.stop();
    expect(connection.prepare("select length(text) from texts").pluck().get()).toBe(1_000_000);
    connection.close();
    expect(errors).toEqual([]);
  });

  it("says that it ended, and ends nothing else", async () => {
    const errors: unknown[] = [];
    const mover = startLogMover(path.join(folder, "nowhere", "a.db"), (error) => { errors.push(error); });
    await until("it said so", () => errors.length > 0);
    await mover.stop();
    expect(String(errors[0])).toContain("directory does not exist");
  });
});
