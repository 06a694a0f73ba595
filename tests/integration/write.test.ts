import { asc, eq, sql } from "drizzle-orm";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { isUniqueViolation } from "#db/errors.ts";
import { noon } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";

describeOnBothDatabases("write", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });

  const count = (key: string, tries: number) => store.write(async (tx) => { await tx.insert(store.tables.rateLimits).values({ key, tries, windowStart: noon }); });
  const triesOf = async (key: string) => (await store.read.select({ tries: store.tables.rateLimits.tries }).from(store.tables.rateLimits).where(eq(store.tables.rateLimits.key, key)))[0]?.tries;

  it("keeps all of a transaction", async () => {
    await count("a", 3);
    expect(await triesOf("a")).toBe(3);
  });

  it("keeps nothing of a transaction that fails, however late", async () => {
    const { rateLimits } = store.tables;
    const failing = store.write(async (tx) => {
      await tx.insert(rateLimits).values({ key: "a", tries: 1, windowStart: noon });
      await wait(5);
      await tx.insert(rateLimits).values({ key: "b", tries: 1, windowStart: noon });
      throw new Error("late");
    });
    await expect(failing).rejects.toThrow("late");
    expect(await store.read.select().from(rateLimits)).toEqual([]);
  });

  it("answers what the body answers", async () => {
    expect(await store.write(() => Promise.resolve(42))).toBe(42);
  });

  it("refuses a write inside a write, and goes on working", async () => {
    await expect(store.write(async () => { await store.write(() => Promise.resolve()); })).rejects.toThrow("write() inside write()");
    await count("after", 1);
    expect(await triesOf("after")).toBe(1);
  });

  it("lets a write begin beside another one that is under way", async () => {
    await Promise.all([store.write(async (tx) => { await wait(10); await tx.insert(store.tables.rateLimits).values({ key: "slow", tries: 1, windowStart: noon }); }), count("fast", 2)]);
    expect([await triesOf("slow"), await triesOf("fast")]).toEqual([1, 2]);
  });

  it("does not show another's transaction before it is done", async () => {
    const { rateLimits } = store.tables;
    let seen: number | undefined = -1;
    await store.write(async (tx) => {
      await tx.insert(rateLimits).values({ key: "a", tries: 1, windowStart: noon });
      seen = await triesOf("a");
    });
    expect(seen).toBeUndefined();
    expect(await triesOf("a")).toBe(1);
  });

  it("counts exactly over 60 interleaved transactions that read, wait and write, ten of which fail", async () => {
    const { rateLimits } = store.tables;
    await count("counter", 0);
    const raise = (index: number) => store.write(async (tx) => {
      // The statement that changes the row also holds it, so what was read stays true until the end.
      const [row] = await tx.update(rateLimits).set({ tries: sql`${rateLimits.tries} + 0` }).where(eq(rateLimits.key, "counter")).returning({ tries: rateLimits.tries });
      await wait(index % 3);
      await tx.update(rateLimits).set({ tries: row!.tries + 1 }).where(eq(rateLimits.key, "counter"));
      await tx.insert(rateLimits).values({ key: `row-${index}`, tries: index, windowStart: noon });
      if (index % 6 === 5) throw new Error("rolled back");
    });
    const results = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => raise(index)));
    expect(results.filter((each) => each.status === "rejected")).toHaveLength(10);
    expect(await triesOf("counter")).toBe(50);
    expect(await store.read.select().from(rateLimits)).toHaveLength(51);
  });

  it("lets both of two transactions through that take the same rows in opposite order", async () => {
    const { rateLimits } = store.tables;
    await count("a", 0);
    await count("b", 0);
    const raise = (keys: string[]) => store.write(async (tx) => {
      for (const key of keys) {
        await tx.update(rateLimits).set({ tries: sql`${rateLimits.tries} + 1` }).where(eq(rateLimits.key, key));
        await wait(30);
      }
    });
    await Promise.all([raise(["a", "b"]), raise(["b", "a"])]);
    expect([await triesOf("a"), await triesOf("b")]).toEqual([2, 2]);
  });

  it("tells a value that is already there from other failures", async () => {
    await count("a", 1);
    const again = await count("a", 1).catch((error: unknown) => error);
    expect(isUniqueViolation(again)).toBe(true);
    const { organisations, users } = store.tables;
    const orphan = await store.write(async (tx) => { await tx.insert(store.tables.sessions).values({ id: "s", userId: "nobody", expiresAt: noon }); }).catch((error: unknown) => error);
    expect(orphan).toBeInstanceOf(Error);
    expect(isUniqueViolation(orphan)).toBe(false);
    expect(await store.read.select().from(users)).toEqual([]);
    expect(await store.read.select().from(organisations).orderBy(asc(organisations.id))).toEqual([]);
  });

  it("survives that the connection is lost in the middle of a write", async () => {
    if (store.dialect === "sqlite") return;
    const lost = store.write(async (tx) => {
      await (tx as unknown as { execute(query: unknown): Promise<unknown> }).execute(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(lost).rejects.toThrow();
    const between = store.write(async () => {
      const other = store.read as unknown as { execute(query: unknown): Promise<unknown> };
      await other.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`);
      await wait(100);
    });
    await expect(between).rejects.toThrow();
    await count("after", 1);
    expect(await triesOf("after")).toBe(1);
  });

  it("refuses to write through the handle that reads", async () => {
    const writer = store.read as unknown as Parameters<Parameters<Store["write"]>[0]>[0];
    if (store.dialect === "postgres") return;
    await expect((async () => writer.insert(store.tables.rateLimits).values({ key: "x", tries: 1, windowStart: noon }))()).rejects.toThrow();
  });

  it("keeps instants to the millisecond, booleans and JSON as they were", async () => {
    const { outboxMessages, organisations } = store.tables;
    const at = new Date("2027-03-09T11:00:00.123Z");
    await store.write(async (tx) => {
      await tx.insert(outboxMessages).values({ id: "1", kind: "verify_email", recipient: "a@b.dk", locale: "da", payload: { b: "å \"quoted\" \\ 😀", a: "1" }, dedupeKey: "k", createdAt: at, availableAt: at });
      await tx.insert(organisations).values({ id: "o", name: "Ærø", type: "ngo", cvr: "13748136", createdAt: at });
    });
    const [row] = await store.read.select().from(outboxMessages);
    expect(row).toMatchObject({ payload: { a: "1", b: "å \"quoted\" \\ 😀" }, createdAt: at, sentAt: null, attempts: 0 });
    expect((await store.read.select({ at: organisations.createdAt, verified: organisations.verifiedAt }).from(organisations))[0]).toEqual({ at, verified: null });
  });
});
