import Database from "better-sqlite3";
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSqliteWriter } from "#db/sqlite-writer.ts";

describe("the writer of a SQLite file", () => {
  let folder: string;
  let connection: Database.Database;
  let other: Database.Database;
  let writer: ReturnType<typeof createSqliteWriter>;
  const add = (value: number) => connection.prepare("insert into numbers (value) values (?)").run(value);
  const written = () => other.prepare<[], number>("select value from numbers order by value").pluck().all();
  const commits = () => other.pragma("data_version", { simple: true }) as number;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "samplan-writer-"));
    const file = path.join(folder, "a.db");
    connection = new Database(file);
    connection.pragma("journal_mode = WAL");
    connection.pragma("foreign_keys = ON");
    connection.exec("create table numbers (value integer primary key, next integer references numbers (value) deferrable initially deferred)");
    other = new Database(file, { readonly: true });
    writer = createSqliteWriter(connection);
  });

  afterEach(async () => {
    await writer.idle();
    other.close();
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("commits together what waits at the same time, in its order, and tells nobody before it is there", async () => {
    const before = commits();
    const seen: number[][] = [];
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => writer.write(async () => { add(index); return Promise.resolve(index); }).then((answer) => { seen.push(written()); return answer; })));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => index));
    seen.forEach((each, index) => { expect(each).toContain(index); });
    // Never more than one commit for each, and here far fewer.
    expect(commits() - before).toBeLessThan(25);
  });

  it("keeps of those that are committed together all but those that failed", async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => writer.write(async () => {
      add(index);
      if (index % 5 === 3) throw new Error(`no ${index}`);
      // What one of them holds already, another finds.
      if (index === 10) add(2);
      return Promise.resolve(index);
    })));
    expect(results.flatMap((result, index) => (result.status === "rejected" ? [index] : []))).toEqual([3, 8, 10, 13, 18]);
    expect((results[3] as PromiseRejectedResult).reason).toEqual(new Error("no 3"));
    expect(written()).toEqual([0, 1, 2, 4, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 19]);
  });

  it("tells all whose work is lost when the commit fails or the transaction is ended under them", async () => {
    for (const harm of [() => { connection.prepare("insert into numbers (value, next) values (100, 999)").run(); }, () => { connection.exec("rollback"); throw new Error("gone"); }]) {
      const results = await Promise.allSettled([1, 2, 3].map((value) => writer.write(async () => {
        add(value);
        if (value === 2) harm();
        return Promise.resolve();
      })));
      expect(results.slice(0, 2).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
      // The third may have had a transaction of its own.
      expect(written()).toEqual(results[2]!.status === "fulfilled" ? [3] : []);
      await writer.write(async () => { connection.prepare("delete from numbers").run(); return Promise.resolve(); });
    }
  });

  it("settles everyone where a savepoint cannot be made, and goes on", async () => {
    const prepare = connection.prepare.bind(connection);
    for (const failing of [0, 1]) {
      let count = 0;
      connection.prepare = ((text: string) => {
        if (text === "SAVEPOINT one" && (count += 1) === failing + 1) throw new Error("no savepoint");
        return prepare(text);
      });
      const results = await Promise.allSettled([1, 2, 3].map((value) => writer.write(async () => Promise.resolve(add(value)))));
      connection.prepare = prepare;
      expect(results.slice(0, failing + 1).every(({ status }) => status === "rejected")).toBe(true);
      expect(written()).toEqual(results.flatMap(({ status }, index) => (status === "fulfilled" ? [index + 1] : [])));
      await writer.write(async () => Promise.resolve(connection.prepare("delete from numbers").run()));
    }
  });

  it("does at the end what was put off by those that did not fail", async () => {
    const results = await Promise.allSettled(Array.from({ length: 4 }, (_, index) => writer.write(async () => {
      writer.putOff(() => { add(100 + index); });
      add(index);
      expect(connection.prepare("select count(*) from numbers where value >= 100").pluck().get()).toBe(0);
      if (index === 1) throw new Error("no");
      return Promise.resolve();
    })));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(written()).toEqual([0, 2, 3, 100, 102, 103]);
  });

  it("tells all whose work is lost when what was put off fails", async () => {
    const results = await Promise.allSettled([1, 1].map((value) => writer.write(async () => { writer.putOff(() => { add(value); }); return Promise.resolve(); })));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await writer.write(async () => Promise.resolve(add(2)));
    expect(written()).toEqual([2]);
  });

  it("waits for a file that another process holds while everything else goes on, and says when it waited in vain", async () => {
    writer = createSqliteWriter(connection, 200);
    const holder = new Database(path.join(folder, "a.db"));
    holder.exec("begin immediate");
    const began = performance.now();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => writer.write(async () => Promise.resolve(add(1)))));
    expect(results.map((result) => (result.status === "rejected" ? (result.reason as { code: string }).code : ""))).toEqual(results.map(() => "SQLITE_BUSY"));
    // All together, not each after the other.
    expect(performance.now() - began).toBeLessThan(10 * 200);
    writer = createSqliteWriter(connection);
    const writing = writer.write(async () => Promise.resolve(add(1)));
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    expect(written()).toEqual([]);
    holder.exec("commit");
    holder.close();
    await writing;
    expect(written()).toEqual([1]);
  });

  it.each([1, 2])("comes to its turn beside %i others that never stop, as often as it asks, and leaves them theirs", async (others) => {
    const threads = Array.from({ length: others }, (_, index) => new Worker(new URL("../support/busy-writer.ts", import.meta.url), { workerData: { file: path.join(folder, "a.db"), first: -1_000_000 * (index + 1) } }));
    try {
      await Promise.all(threads.map((thread) => once(thread, "message")));
      const began = performance.now();
      for (let value = 1; value <= 20; value += 1) {
        await writer.write(async () => Promise.resolve(add(value)));
        // As a process that answers pages looks only now and then.
        const until = performance.now() + 25;
        while (performance.now() < until);
      }
      // By chance alone it takes twenty seconds and more.
      expect(performance.now() - began).toBeLessThan(8000);
      const told = await Promise.all(threads.map(async (thread) => {
        thread.postMessage("stop");
        return ((await once(thread, "message")) as [number])[0];
      }));
      expect(written().filter((value) => value > 0)).toHaveLength(20);
      expect(written().filter((value) => value < 0)).toHaveLength(told.reduce((sum, count) => sum + count, 0));
      for (const count of told) expect(count).toBeGreaterThan(20);
    } finally {
      await Promise.all(threads.map((thread) => thread.terminate()));
    }
    expect(existsSync(path.join(folder, "a.db-waiting"))).toBe(false);
  }, 60_000);

  it("does not wait for who asked long ago, or at a time that is still to come, or where nobody can be asked", async () => {
    const asked = path.join(folder, "a.db-waiting");
    const timed = async () => {
      const began = performance.now();
      for (let count = 0; count < 20; count += 1) await writer.write(async () => Promise.resolve());
      return performance.now() - began;
    };
    writeFileSync(asked, "");
    for (const at of [Date.now() - 3_600_000, Date.now() + 3_600_000]) {
      utimesSync(asked, at / 1000, at / 1000);
      expect(await timed()).toBeLessThan(600);
    }
    rmSync(asked);
    // A folder of that name can neither be written to nor taken away.
    mkdirSync(path.join(asked, "a"), { recursive: true });
    const holder = new Database(path.join(folder, "a.db"));
    holder.exec("begin immediate");
    const writing = writer.write(async () => Promise.resolve(add(1)));
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    holder.exec("commit");
    holder.close();
    await writing;
    expect(written()).toEqual([1]);
  });

  it("does each piece of work in the context of who asked for it", async () => {
    const who = new AsyncLocalStorage<string>();
    expect(await Promise.all(["a", "b", "c"].map((name) => who.run(name, () => writer.write(async () => Promise.resolve(who.getStore())))))).toEqual(["a", "b", "c"]);
  });
});
