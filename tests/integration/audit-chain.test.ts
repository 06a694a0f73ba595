import { asc, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store, WriteHandle } from "#db/store.ts";
import { recordAct } from "#app/domain/audit.server.ts";
import { sealHash, type AuditEntry } from "#app/domain/audit/chain.ts";
import { listAllCheckpoints, listCheckpoints, publishCheckpoint } from "#app/domain/audit/checkpoints.server.ts";
import { publishDailyCheckpoint } from "#app/domain/audit/publish-daily-checkpoint.server.ts";
import { sealEntries } from "#app/domain/audit/seal-entries.server.ts";
import { verifyChain } from "#app/domain/audit/verify-chain.server.ts";
import type { Actor } from "#app/domain/context.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";

const zeros = "0".repeat(64);

describe("the hash of an entry", () => {
  // The example of docs/decisions/0035-audit-chain.md: who computes it in another language comes to the same.
  const entry: AuditEntry = { id: "0196b7c0-0000-7000-8000-000000000001", at: new Date("2027-03-09T11:00:00.000Z"), actorId: null, actorRole: "system", action: "plan.seeded", subjectType: "plan", subjectId: "p1", data: { slug: "å", before: null }, requestId: "r1", planId: "p1" };

  it("is the one that the decision tells", () => {
    expect(sealHash(zeros, 1, new Date("2027-03-09T11:00:05.000Z"), entry)).toBe("7947d0dabf409c3c3ce2dfa93697a7c54be1d7aa61e426d49d08f335546350b5");
  });

  it("is another one for every change", () => {
    const at = new Date("2027-03-09T11:00:05.000Z");
    const own = sealHash(zeros, 1, at, entry);
    const others = [
      sealHash(`${zeros.slice(1)}1`, 1, at, entry), sealHash(zeros, 2, at, entry), sealHash(zeros, 1, new Date(at.getTime() + 1), entry),
      ...([{ id: "x" }, { at }, { actorId: "x" }, { actorRole: "admin" }, { action: "x" }, { subjectType: "x" }, { subjectId: "x" }, { data: { slug: "å", before: 0 } }, { requestId: "x" }, { planId: null }] satisfies Partial<AuditEntry>[]).map((change) => sealHash(zeros, 1, at, { ...entry, ...change })),
    ];
    expect(new Set([own, ...others]).size).toBe(others.length + 1);
  });
});

describeOnBothDatabases("the chain over the audit trail", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });

  const as = (actor: Actor, minutes = 0) => contextFor(store, actor, { now: after({ minutes }) });
  const act = (name: string, minutes = 0, data: Record<string, unknown> = {}) => store.write((tx) => recordAct(as(system, minutes), tx, { action: `test.${name}`, subjectType: "test", subjectId: name, data }));
  const seals = () => store.read.select().from(store.tables.auditSeals).orderBy(asc(store.tables.auditSeals.sequence));
  const sealedActions = async () => {
    const { auditSeals: s, auditEntries: a } = store.tables;
    return (await store.read.select({ action: a.action }).from(s).innerJoin(a, eq(a.id, s.entryId)).orderBy(asc(s.sequence))).map((each) => each.action.slice(5)).join("");
  };
  const change = (body: (tx: WriteHandle) => Promise<unknown>) => store.write(async (tx) => { await body(tx); });
  const verify = async (kept: Parameters<typeof verifyChain>[1] = []) => (await verifyChain(as(system, 60), kept)).findings.map(({ kind, ...rest }) => [kind, "sequence" in rest ? rest.sequence : "from" in rest ? [rest.from, rest.to] : rest.entry.slice(0, 8)] as const);
  const sealed = async (names: string) => {
    for (const name of names) await act(name, 0, { name, nested: { "ø": [1, 2.5, null], a: true } });
    await sealEntries(as(system, 1));
    return seals();
  };

  it("gives each entry a seal that follows from the one before, and nothing twice", async () => {
    expect(await sealEntries(as(system))).toBe(0);
    for (const name of "abc") await act(name);
    expect(await sealEntries(as(system))).toBe(3);
    await act("d");
    expect([await sealEntries(as(system)), await sealEntries(as(system))]).toEqual([1, 0]);
    expect(await sealedActions()).toBe("abcd");
    const rows = await seals();
    expect(rows.map((row) => row.sequence)).toEqual([1, 2, 3, 4]);
    const [entry] = await store.read.select().from(store.tables.auditEntries).where(eq(store.tables.auditEntries.id, rows[1]!.entryId));
    expect(rows[1]!.hash).toBe(sealHash(rows[0]!.hash, 2, rows[1]!.at, entry!));
    expect(await store.read.$count(store.tables.auditUnsealed)).toBe(0);
    expect(await verify()).toEqual([]);
  });

  it("does not pass over an entry that is there late with an earlier time", async () => {
    await act("a", 5);
    await sealEntries(as(system, 6));
    await act("b", 1);
    expect(await sealEntries(as(system, 7))).toBe(1);
    expect(await sealedActions()).toBe("ab");
    expect(await verify()).toEqual([]);
  });

  it("has nothing of an act that was rolled back", async () => {
    await expect(store.write(async (tx) => {
      await recordAct(as(system), tx, { action: "test.x", subjectType: "test", subjectId: "x" });
      throw new Error("no");
    })).rejects.toThrow("no");
    expect(await sealEntries(as(system))).toBe(0);
    expect(await store.read.$count(store.tables.auditUnsealed)).toBe(0);
  });

  it("seals more than a transaction's worth in several", async () => {
    await store.write(async (tx) => { for (let index = 0; index < 1203; index += 1) await recordAct(as(system), tx, { action: "test.x", subjectType: "test", subjectId: String(index) }); });
    expect(await sealEntries(as(system, 1))).toBe(1203);
    expect((await seals()).map((row) => row.sequence)).toEqual(Array.from({ length: 1203 }, (_, index) => index + 1));
    expect(await verify()).toEqual([]);
  });

  it("is not forked by two that seal at once", async () => {
    for (const name of "abcdef") await act(name);
    await Promise.all([sealEntries(as(system)), sealEntries(as(system)), sealEntries(as(system))]);
    await sealEntries(as(system));
    expect((await sealedActions()).split("").sort().join("")).toBe("abcdef");
    expect(await verify()).toEqual([]);
  });

  it("finds an entry that was changed, whatever of it", async () => {
    const rows = await sealed("abcd");
    const { auditEntries: a } = store.tables;
    await change((tx) => tx.update(a).set({ data: { name: "b", nested: { a: true, "ø": [1, 2.5, 0] } } }).where(eq(a.id, rows[1]!.entryId)));
    expect(await verify()).toEqual([["changed", 2]]);
    await change((tx) => tx.update(a).set({ actorRole: "admin" }).where(eq(a.id, rows[3]!.entryId)));
    expect(await verify()).toEqual([["changed", 2], ["changed", 4]]);
  });

  it("finds an entry that was removed, with its seal or without", async () => {
    const rows = await sealed("abcd");
    const { auditEntries: a, auditSeals: s } = store.tables;
    await change((tx) => tx.delete(a).where(eq(a.id, rows[1]!.entryId)));
    expect(await verify()).toEqual([["removed", 2]]);
    await change((tx) => tx.delete(s).where(eq(s.sequence, 2)));
    expect(await verify()).toEqual([["seals_missing", [2, 2]]]);
  });

  it("finds a seal that was changed, and who numbered them anew after taking one out", async () => {
    await sealed("abcde");
    const { auditSeals: s } = store.tables;
    await change((tx) => tx.update(s).set({ hash: zeros }).where(eq(s.sequence, 3)));
    expect(await verify()).toEqual([["seal_changed", 3]]);
    const [third] = (await seals()).slice(2);
    await change(async (tx) => {
      await tx.delete(store.tables.auditEntries).where(eq(store.tables.auditEntries.id, third!.entryId));
      await tx.delete(s).where(eq(s.sequence, 3));
      for (const sequence of [4, 5]) await tx.update(s).set({ sequence: sql`${s.sequence} - 1` }).where(eq(s.sequence, sequence));
    });
    expect(await verify()).toEqual([["changed", 3], ["changed", 4]]);
  });

  it("finds an entry without a seal, and one that was removed before it had one", async () => {
    await sealed("a");
    await act("b", 45);
    await act("c", 55);
    // The one behind the last ten minutes is late.
    expect(await verify()).toMatchObject([["unsealed", expect.anything()]]);
    const { auditEntries: a } = store.tables;
    await change((tx) => tx.delete(a).where(eq(a.action, "test.c")));
    expect((await verify()).map(([kind]) => kind).sort()).toEqual(["removed_unsealed", "unsealed"]);
    // One that somebody put in by hand waits for no seal.
    await sealEntries(as(system));
    await change((tx) => tx.delete(store.tables.auditUnsealed));
    await change((tx) => tx.insert(a).values({ id: "by hand", at: after({ minutes: 1 }), actorId: null, actorRole: "system", action: "test.h", subjectType: "t", subjectId: "t", data: {}, requestId: "r" }));
    expect(await verify()).toEqual([["unsealed", "by hand"]]);
  });

  it("cannot be made anew without a checkpoint telling, be it published here or kept outside", async () => {
    const before = await sealed("abcd");
    const { auditEntries: a, auditSeals: s } = store.tables;
    await publishDailyCheckpoint(as(system, 2));
    // All that the database alone can show is right: the chain is cut short, or computed again over other entries.
    await change((tx) => tx.delete(s).where(eq(s.sequence, 4)));
    await change((tx) => tx.delete(a).where(eq(a.id, before[3]!.entryId)));
    expect(await verify()).toEqual([["checkpoint", 4]]);
    await change((tx) => tx.delete(s));
    const left = await store.read.select({ entryId: a.id }).from(a);
    await change((tx) => tx.insert(store.tables.auditUnsealed).values(left));
    await act("e");
    await sealEntries(as(system, 3));
    expect(await verify()).toEqual([["checkpoint", 4]]);
    await change((tx) => tx.delete(store.tables.auditCheckpoints));
    expect(await verify()).toEqual([]);
    expect(await verify([{ sequence: 4, hash: before[3]!.hash }])).toEqual([["checkpoint", 4]]);
    expect(await verify([{ sequence: 99, hash: zeros }])).toEqual([["checkpoint", 99]]);
    const now = await seals();
    expect(await verify([{ sequence: 4, hash: now[3]!.hash }])).toEqual([]);
  });

  it("is published once a day by itself, and by an admin at any time", async () => {
    const admin = await addPerson(store, { role: "admin" });
    await publishDailyCheckpoint(as(system));
    expect(await publishCheckpoint(as(admin))).toBe(false);
    await sealed("a");
    await publishDailyCheckpoint(as(system));
    await act("b");
    await sealEntries(as(system));
    await publishDailyCheckpoint(as(system, 23 * 60));
    expect((await listAllCheckpoints(as(visitor))).map((each) => each.sequence)).toEqual([1]);
    await publishDailyCheckpoint(as(system, 24 * 60));
    expect(await publishCheckpoint(as(admin))).toBe(false);
    await sealEntries(as(system));
    await act("c");
    await sealEntries(as(system));
    expect(await publishCheckpoint(as(admin, 25 * 60))).toBe(true);
    expect((await listCheckpoints(as(visitor))).rows.map((each) => [each.sequence, each.hash])).toEqual((await seals()).toReversed().map(({ sequence, hash }) => [sequence, hash]));
    // That one was ordered is an act, and sealed after it.
    expect(await sealEntries(as(system))).toBe(1);
    expect(await sealedActions()).toBe("abc.checkpoint_published");
    expect(await verify()).toEqual([]);
    for (const actor of [visitor, await addPerson(store, { role: "coordinator" }), await addPerson(store)]) await expect(publishCheckpoint(as(actor))).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is the same chain on every database", async () => {
    const fixed = { id: "0196b7c0-0000-7000-8000-000000000001", at: after({}), actorId: null, actorRole: "system", action: "test.a", subjectType: "t", subjectId: "t", requestId: "r", planId: null, data: { z: 1, a: { "ø": "Æ", b: [1.5, -0, 1e21] }, "10": 1, "9": 2 } };
    await change(async (tx) => {
      await tx.insert(store.tables.auditEntries).values(fixed);
      await tx.insert(store.tables.auditUnsealed).values({ entryId: fixed.id });
    });
    await sealEntries(as(system));
    expect((await seals())[0]!.hash).toBe("879d3b728e9f025afb83abbb3fb7bd67d1ff6d210468c45b668daf74adfea6b3");
  });
});
