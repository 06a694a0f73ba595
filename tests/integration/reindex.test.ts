import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { refreshSearchIndex } from "#app/domain/search-index/refresh-index.server.ts";
import { stemVersion } from "#app/lib/stem.ts";
import { contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPlan, addProposals, listOf, type TestPlan } from "#tests/support/plans.ts";

/** More than two batches. */
const count = 1100;

describeOnBothDatabases("refreshSearchIndex", (open) => {
  let store: Store;
  let plan: TestPlan;
  let ids: string[];

  /** A database whose index knows other words than its proposals hold, the last two of which are hidden. */
  beforeEach(async () => {
    store = await open();
    plan = await addPlan(store);
    const added = await addProposals(ctx(), plan, Array.from({ length: count }, (_, index) => ({ title: `Cykler ${index}` })));
    ids = added.map(({ id }) => id);
    await store.write(async (tx) => {
      for (const [index, id] of ids.entries()) {
        if (index < count - 2) await store.search.put(tx, { proposalId: id, title: "gammelord", body: "gammelord", facets: "" });
        else {
          await store.search.remove(tx, id);
          await tx.update(store.tables.proposals).set({ isHidden: true }).where(eq(store.tables.proposals.id, id));
        }
      }
      await tx.insert(store.tables.searchState).values({ id: "index", stemVersion: stemVersion - 1 });
    });
  });

  const ctx = () => contextFor(store, system);
  const versions = async () => (await store.read.select().from(store.tables.searchState)).map((row) => row.stemVersion);
  /** How many proposals hold the word; a search counts no more than 500. */
  const found = async (text: string) => (await store.search.find(store.read, { stems: [text], facets: [], limit: 5000, prefer: "newest" })).count;

  it("makes an index of another version anew, without what is hidden, and then does nothing", async () => {
    expect([await found("cykel"), await found("gammelord")]).toEqual([0, count - 2]);
    const said: number[] = [];
    expect(await refreshSearchIndex(ctx(), { onStart: (proposals) => said.push(proposals) })).toBe(count - 2);
    expect([await found("cykel"), await found("gammelord")]).toEqual([count - 2, 0]);
    expect(await versions()).toEqual([stemVersion]);
    expect((await listOf(contextFor(store, visitor), plan.id, { text: "cykel 1097" })).total).toBe(1);
    expect((await listOf(contextFor(store, visitor), plan.id, { text: "cykel 1098" })).total).toBe(0);
    const again = await refreshSearchIndex(ctx(), { onStart: (proposals) => said.push(proposals) });
    expect([again, said]).toEqual([0, [count - 2]]);
  });

  it("makes an index anew of which nobody knows the version", async () => {
    await store.write(async (tx) => { await tx.delete(store.tables.searchState); });
    expect(await refreshSearchIndex(ctx())).toBe(count - 2);
    expect(await versions()).toEqual([stemVersion]);
  });

  it("begins again after it was interrupted", async () => {
    let writes = 0;
    const interrupted = { ...ctx(), write: (body: Parameters<Store["write"]>[0]) => (++writes === 3 ? Promise.reject(new Error("The power failed.")) : store.write(body)) } as ReturnType<typeof ctx>;
    await expect(refreshSearchIndex(interrupted)).rejects.toThrow("The power failed.");
    expect([await found("cykel"), await versions()]).toEqual([1000, [stemVersion - 1]]);
    await refreshSearchIndex(ctx());
    expect([await found("cykel"), await found("gammelord"), await versions()]).toEqual([count - 2, 0, [stemVersion]]);
  });

  it("can be run by two processes at once", async () => {
    await Promise.all([refreshSearchIndex(ctx()), refreshSearchIndex(ctx())]);
    expect([await found("cykel"), await found("gammelord"), await versions()]).toEqual([count - 2, 0, [stemVersion]]);
  });

  it("is not for people", async () => { await expect(refreshSearchIndex(contextFor(store, visitor))).rejects.toMatchObject({ kind: "forbidden" }); });
});

describeOnBothDatabases("refreshSearchIndex of a new database", (open) => {
  it("just stores the version", async () => {
    const store = await open();
    let said = 0;
    expect(await refreshSearchIndex(contextFor(store, system), { onStart: () => { said += 1; } })).toBe(0);
    expect([said, (await store.read.select().from(store.tables.searchState)).map((row) => row.stemVersion)]).toEqual([0, [stemVersion]]);
  });
});
