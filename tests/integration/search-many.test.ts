import { beforeAll, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { ProposalFilter } from "#app/domain/proposals/list-proposals.server.ts";
import type { Person } from "#app/domain/context.ts";
import { writeCursor } from "#app/domain/keyset/cursor.ts";
import { listInbox, type InboxFilter } from "#app/domain/triage/list-inbox.server.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, addProposals, listOf, type TestPlan } from "#tests/support/plans.ts";

/** More than a search shows; the newest has the highest number. All speak of roads, 250 of lamps, 3 of a lighthouse; every fiftieth says it in its title. */
const count = 620;
const shown = 500;

const numbersOf = (rows: { title: string }[]) => rows.map((row) => Number(/\d+/.exec(row.title)![0]));

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

  async function all(filter: ProposalFilter) {
    const found: number[] = [];
    let page = await listOf(contextFor(store, visitor), plan.id, filter);
    const { total, moreThanCounted } = page;
    found.push(...numbersOf(page.rows));
    while (page.next) {
      page = await listOf(contextFor(store, visitor), plan.id, { ...filter, cursor: page.next });
      found.push(...numbersOf(page.rows));
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

  it("shows the oldest of them when those come first", async () => {
    const { found, moreThanCounted } = await all({ text: "veje", sort: "oldest" });
    expect([[...found].sort((a, b) => a - b), moreThanCounted]).toEqual([Array.from({ length: shown }, (_, index) => index), true]);
  });

  it("narrows them by theme before it counts", async () => {
    expect(await all({ text: "veje", theme: plan.themes[0]!.slug })).toMatchObject({ total: count / 2, moreThanCounted: false });
  });
});

describeOnBothDatabases("a word that very many proposals of one plan hold", (open) => {
  let store: Store;
  let large: TestPlan;
  let small: TestPlan;
  beforeAll(async () => {
    store = await open();
    large = await addPlan(store);
    small = await addPlan(store, { slug: "plan-b", code: "PB" });
    const ctx = contextFor(store, system);
    await addProposals(ctx, large, Array.from({ length: 520 }, (_, index) => ({ themeId: large.themes[0]!.id, title: `Data ${index}`, problem: "p", change: "c", effect: "e" })));
    await addProposals(ctx, large, [{ themeId: large.themes[1]!.id, title: "Databeskyttelse i skolen" }, { themeId: large.themes[1]!.id, title: "Bedre data" }]);
    await addProposals(ctx, small, [{ title: "Databeskyttelse i kommunen" }, { title: "Bedre data" }]);
  });
  const titles = async (plan: TestPlan, filter: ProposalFilter) => (await listOf(contextFor(store, visitor), plan.id, filter)).rows.map((row) => row.title).sort();

  it("is found in longer words of a plan where few hold it", async () => { expect(await titles(small, { text: "data" })).toEqual(["Bedre data", "Databeskyttelse i kommunen"]); });

  it("is found in longer words of a theme where few hold it", async () => { expect(await titles(large, { text: "data", theme: large.themes[1]!.slug })).toEqual(["Bedre data", "Databeskyttelse i skolen"]); });

  it("is found in longer words beside a rare one", async () => { expect(await titles(large, { text: "data skole" })).toEqual(["Databeskyttelse i skolen"]); });

  it("leads from the end of the list back to its beginning when the cursor is beyond it", async () => {
    const cursor = writeCursor({ direction: "after", value: 1_800_000_000_000, id: "x" });
    expect(await titles(small, { text: "data", cursor })).toEqual(["Bedre data", "Databeskyttelse i kommunen"]);
    for (const sort of ["supported", "oldest", "newest"] as const) expect(await titles(small, { sort, cursor: writeCursor({ direction: "before", value: sort === "newest" ? 9_999_999_999_999 : -1, id: "" }) })).toEqual(["Bedre data", "Databeskyttelse i kommunen"]);
  });
});

describeOnBothDatabases("the desk with more cases than it counts", (open) => {
  let store: Store;
  let plan: TestPlan;
  let moderator: Person;
  beforeAll(async () => {
    store = await open();
    plan = await addPlan(store);
    moderator = await addPerson(store, { role: "moderator" });
    await addProposals(contextFor(store, system), plan, Array.from({ length: 1005 }, (_, index) => ({ title: `Forslag ${index}`, problem: "Om veje", submittedAt: after({ minutes: index - 2000 }) })));
  });
  const inbox = (filter: Partial<InboxFilter>) => listInbox(contextFor(store, moderator), plan.id, { view: "unanswered", ...filter });

  it("says of what no tally knows that there are more than a thousand", async () => {
    expect((await inbox({})).counts).toMatchObject({ unanswered: { count: 1005, isMore: false }, unassigned: { count: 1000, isMore: true }, mine: { count: 0, isMore: false }, all: { count: 1005, isMore: false } });
  });

  it("shows of very many matches those that have waited longest, and says so", async () => {
    const { rows, moreMatches } = await inbox({ text: "veje" });
    expect([numbersOf(rows).slice(0, 3), moreMatches]).toEqual([[0, 1, 2], true]);
    expect((await inbox({ text: "veje", view: "answered" })).rows).toEqual([]);
  });

  it("shows a case of another search's page when the cursor is beyond the last", async () => {
    const cursor = writeCursor({ direction: "after", value: 9_999_999_999_999, id: "x" });
    expect(numbersOf((await inbox({ cursor })).rows)[0]).toBe(0);
  });
});
