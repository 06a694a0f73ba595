import { beforeAll, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { ProposalFilter } from "#app/domain/proposals/list-proposals.server.ts";
import { contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPlan, addProposals, listOf, type TestPlan } from "#tests/support/plans.ts";

/** More than a search shows; the newest has the highest number. All speak of roads, 250 of lamps, 3 of a lighthouse; every fiftieth says it in its title. */
const count = 620;
const shown = 500;

describeOnBothDatabases("searching for a word that very many proposals hold", (open) => {
  let store: Store;
  let plan: TestPlan;
  beforeAll(async () => {
    store = await open();
    plan = await addPlan(store);
    await addProposals(contextFor(store, system), plan, Array.from({ length: count }, (_, index) => ({
      themeId: plan.themes[index % 2]!.id,
      title: index % 50 === 0 ? `Veje og lygter ${index}` : `Forslag ${index}`,
      problem: `Om veje${index >= 370 ? " og lygter" : ""}${[5, 300, 600].includes(index) ? " ved et fyrtårn" : ""}`, change: "c", effect: "e",
    })));
  });

  const numbers = (rows: { title: string }[]) => rows.map((row) => Number(/\d+/.exec(row.title)![0]));

  async function all(filter: ProposalFilter) {
    const found: number[] = [];
    let page = await listOf(contextFor(store, visitor), plan.id, filter);
    const { total, moreThanCounted } = page;
    found.push(...numbers(page.rows));
    while (page.next) {
      page = await listOf(contextFor(store, visitor), plan.id, { ...filter, cursor: page.next });
      found.push(...numbers(page.rows));
    }
    return { found, total, moreThanCounted };
  }

  const newestShown = Array.from({ length: shown }, (_, index) => count - 1 - index);
  const inTitle = newestShown.filter((number) => number % 50 === 0);

  it("shows the newest of them, those with the word in the title first, and says that there are more", async () => {
    const { found, total, moreThanCounted } = await all({ text: "veje" });
    expect({ total, moreThanCounted }).toEqual({ total: shown, moreThanCounted: true });
    expect(found).toEqual([...inTitle, ...newestShown.filter((number) => number % 50 !== 0)]);
  });

  it("finds the few that hold a rare word beside it", async () => {
    expect((await all({ text: "veje fyrtårn" })).found.sort((a, b) => a - b)).toEqual([5, 300, 600]);
  });

  it("has all of those that are many, but not too many, the title first", async () => {
    const { found, total, moreThanCounted } = await all({ text: "lygter" });
    // The lamps of the older ones are in the title alone.
    const lamps = Array.from({ length: count }, (_, index) => count - 1 - index).filter((number) => number >= 370 || number % 50 === 0);
    expect({ total, moreThanCounted }).toEqual({ total: lamps.length, moreThanCounted: false });
    expect([...found].sort((a, b) => b - a)).toEqual(lamps);
    expect(found.slice(0, 5).every((number) => number % 50 === 0)).toBe(true);
  });

  it("shows the same of them in another order", async () => {
    const { found } = await all({ text: "veje", sort: "oldest" });
    expect([...found].sort((a, b) => b - a)).toEqual(newestShown);
  });

  it("narrows them by theme before it counts", async () => {
    expect(await all({ text: "veje", theme: plan.themes[0]!.slug })).toMatchObject({ total: count / 2, moreThanCounted: false });
  });
});
