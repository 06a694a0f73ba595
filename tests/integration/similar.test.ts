import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { getListPage } from "#app/domain/proposals/get-list-page.server.ts";
import { listSimilar, listSimilarWhileWriting } from "#app/domain/proposals/list-similar.server.ts";
import { getPlan, listThemes } from "#app/domain/plans/queries.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, addProposals, submit, type TestPlan } from "#tests/support/plans.ts";

const proposals = [
  { title: "Cykelparkering ved alle stationer", problem: "Der er ingen plads til cykler.", change: "Byg stativer." },
  { title: "Flere cykelstier på landet", problem: "Vejene er smalle.", change: "Anlæg stier." },
  { title: "Postlister skal være åbne", problem: "Ingen kan se, hvem der skriver til ministeren.", change: "Læg postlister ud." },
  { title: "Lydbøger på biblioteket", problem: "Ventelisterne er lange. En bog om cykelstier findes ikke.", change: "Køb flere." },
  { title: "Ældre læser øjenjournaler på Ærø", problem: "å", change: "ø" },
  { title: "Wi-fi i toget 😀", problem: "Intet net", change: "Sæt det op" },
];

describeOnBothDatabases("what is similar to a title", (open) => {
  let store: Store;
  let plan: TestPlan;
  let other: TestPlan;
  let references: string[];
  beforeAll(async () => {
    store = await open();
    plan = await addPlan(store);
    other = await addPlan(store, { slug: "plan-b", code: "PB" });
    const ctx = contextFor(store, system);
    references = (await addProposals(ctx, plan, proposals)).map(({ reference }) => reference);
    await addProposals(ctx, plan, Array.from({ length: 60 }, (_, index) => ({ title: `Kommunen og sagen ${index}`, problem: "p", change: "c" })));
    await addProposals(ctx, other, [{ title: "Flere cykelstier i den anden plan" }]);
  });

  const similar = async (title: string, of: TestPlan = plan, except?: string) => {
    const ctx = contextFor(store, visitor);
    return (await listSimilar(ctx, { id: of.id, themes: await listThemes(ctx, of.id) }, title, except === undefined ? [] : [except])).map((row) => row.title);
  };

  it("has it in the title before the text, in any form of the word", async () => {
    expect(await similar("Cykelstien")).toEqual(["Flere cykelstier på landet", "Lydbøger på biblioteket"]);
    expect(await similar("En ny cykelsti i Odense")).toEqual(["Flere cykelstier på landet"]);
  });

  it("finds a word at the beginning of a compound", async () => {
    expect(await similar("Cykel")).toContain("Cykelparkering ved alle stationer");
  });

  it.each([
    ["ÆLDRE PÅ ÆRØ", "Ældre læser øjenjournaler på Ærø"], ["aeldre oejenjournaler", "Ældre læser øjenjournaler på Ærø"], ["wifi: \"wi-fi\" 😀😀 toget!", "Wi-fi i toget 😀"], ["Åbne postlister (NU)", "Postlister skal være åbne"],
  ])("finds by %s", async (title, found) => { expect((await similar(title))[0]).toBe(found); });

  it("asks for few words of many, unlike a search", async () => {
    expect(await similar("Postlister fra alle ministerier, styrelser og regioner, ugentligt, med vedlagte bilag")).toEqual(["Postlister skal være åbne"]);
  });

  it("shows three at most, and the newest of those that are as like", async () => {
    const found = await similar("Kommunen og sagen");
    expect(found).toHaveLength(3);
    expect(found).toEqual(["Kommunen og sagen 59", "Kommunen og sagen 58", "Kommunen og sagen 57"]);
  });

  it("takes a word that very many use for no likeness when another one tells more", async () => {
    expect(await similar("Kommunen og svømmehallen")).toEqual([]);
  });

  it.each(["", " ", "abc", "og i det", "flere og bedre", "😀😀😀😀", "\"\"\"\"", "((((", "****", "a b c d", "xyzzyx"])("has nothing for %j", async (title) => { expect(await similar(title)).toEqual([]); });

  it.each(["NEAR(a b, 5)", "cykel* OR sti", "title : cykel", "-cykel ^sti", "{title body} : x", "a & b | !c <-> d", "cykel:*A", "'; drop table proposals; --", "x".repeat(5000), "cykelsti ".repeat(500), "\u0000cykel", "\u202Ecykelsti", "ﷺ ⑴ cykelsti", "e\u0301\u0301\u0301", "\uD800cykelsti"])("takes %j as words", async (title) => {
    expect(Array.isArray(await similar(title))).toBe(true);
  });

  it("knows one plan alone, and not what is hidden", async () => {
    expect(await similar("Cykelstier", other)).toEqual(["Flere cykelstier i den anden plan"]);
    const moderator = await addPerson(store, { role: "moderator" });
    const writer = await addPerson(store);
    await submit(contextFor(store, writer), plan, { title: "Varmluftballoner over fjorden" });
    expect(await similar("Varmluftballoner")).toEqual(["Varmluftballoner over fjorden"]);
    expect(await listSimilar(contextFor(store, writer), { id: plan.id, themes: await listThemes(contextFor(store, writer), plan.id) }, "Varmluftballoner")).toEqual([]);
    const [hidden] = await addProposals(contextFor(store, system), plan, [{ title: "Svævebaner over fjorden" }]);
    expect(await similar("Svævebaner")).toEqual(["Svævebaner over fjorden"]);
    await hideProposal(contextFor(store, moderator), hidden!.reference, { reason: "offensive", note: "", version: 1 });
    expect(await similar("Svævebaner")).toEqual([]);
  });

  it("leaves out the proposal itself, and what was withdrawn", async () => {
    expect(await similar("Flere cykelstier på landet", plan, references[1])).not.toContain("Flere cykelstier på landet");
    const [gone] = await addProposals(contextFor(store, system), plan, [{ title: "Zeppelinere til Anholt" }]);
    const { proposals: p } = store.tables;
    await store.write(async (tx) => { await tx.update(p).set({ status: "withdrawn" }).where(eq(p.id, gone!.id)); });
    expect(await similar("Zeppelinere")).toEqual([]);
  });

  it("is asked for so often, and then no more", async () => {
    const ctx = contextFor(store, visitor, { rateLimitFactor: 1, address: "192.0.2.77" });
    const { rateLimits } = store.tables;
    await listSimilarWhileWriting(ctx, plan.slug, "Cykelstier");
    await store.write(async (tx) => { await tx.update(rateLimits).set({ tries: 900 }).where(eq(rateLimits.key, "similarPerAddress:192.0.2.77")); });
    await expect(listSimilarWhileWriting(ctx, plan.slug, "Cykelstier")).rejects.toMatchObject({ kind: "too_many" });
    await expect(listSimilarWhileWriting(contextFor(store, visitor), "no-plan", "Cykelstier")).rejects.toMatchObject({ kind: "not_found" });
  });
});

describeOnBothDatabases("what is similar where all words are common", (open) => {
  it("is what holds them all in its title, the newest first", async () => {
    const store = await open();
    const plan = await addPlan(store);
    const ctx = contextFor(store, system);
    for (let batch = 0; batch < 5; batch += 1) await addProposals(ctx, plan, Array.from({ length: 420 }, () => ({ title: "Om noget", problem: "data og skoler og veje", change: "c" })));
    await addProposals(ctx, plan, [{ title: "Data om skoler og veje", problem: "p", change: "c" }, { title: "Skoler og data", problem: "p", change: "c" }]);
    const found = await listSimilar(ctx, { id: plan.id, themes: await listThemes(ctx, plan.id) }, "Data om skoler ved veje");
    expect(found.map((row) => row.title)).toEqual(["Data om skoler og veje", "Skoler og data"]);
  });
});

describeOnBothDatabases("tags of proposals", (open) => {
  it("narrow the list with the other filters, in the order that is asked for", async () => {
    const store = await open();
    const plan = await addPlan(store);
    const ctx = contextFor(store, system);
    await addProposals(ctx, plan, [
      { title: "A", ogpValues: ["transparency", "participation"], policyAreas: ["justice"], themeId: plan.themes[0]!.id },
      { title: "B", ogpValues: ["transparency"], policyAreas: ["anti_corruption"], themeId: plan.themes[1]!.id },
      { title: "C cykler", policyAreas: ["justice"], themeId: plan.themes[1]!.id },
      { title: "D" },
    ]);
    const { slug } = await getPlan(ctx, plan.slug);
    const titles = async (filter: Parameters<typeof getListPage>[2]) => (await getListPage(ctx, slug, filter)).list.rows.map((row) => row.title).sort();
    expect(await titles({})).toEqual(["A", "B", "C cykler", "D"]);
    expect(await titles({ value: "transparency" })).toEqual(["A", "B"]);
    expect(await titles({ area: "justice" })).toEqual(["A", "C cykler"]);
    expect(await titles({ value: "transparency", area: "justice" })).toEqual(["A"]);
    expect(await titles({ value: "accountability" })).toEqual([]);
    expect(await titles({ area: "justice", theme: plan.themes[1]!.slug })).toEqual(["C cykler"]);
    expect(await titles({ area: "justice", text: "cykel" })).toEqual(["C cykler"]);
    expect(await titles({ area: "justice", sort: "oldest" })).toEqual(["A", "C cykler"]);
    expect((await getListPage(ctx, slug, { area: "justice" })).list).toMatchObject({ total: 2, moreThanCounted: false });
  });
});
