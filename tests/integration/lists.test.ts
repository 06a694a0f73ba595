import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { outcomes, participantTypes, proposalStatuses, type ParticipantType, type ProposalStatus } from "#db/values.ts";
import { writeCursor } from "#app/domain/keyset/cursor.ts";
import { getListPage } from "#app/domain/proposals/get-list-page.server.ts";
import { indexProposal, tallyProposal } from "#app/domain/proposals/keep-books.server.ts";
import { listThemes } from "#app/domain/plans/queries.server.ts";
import { listNewestProposals, type ProposalFilter, type ProposalList } from "#app/domain/proposals/list-proposals.server.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPlan, addProposals, listOf, type TestPlan } from "#tests/support/plans.ts";

type Row = { reference: string; id: string; themeId: string; type: ParticipantType; status: ProposalStatus; isHidden: boolean; at: number; supports: number; comments: number };

/** 95 proposals of every type, theme and status, some hidden, many with the same moment and the same counts. */
async function fill(store: Store, plan: TestPlan): Promise<Row[]> {
  const ctx = contextFor(store, system);
  const { proposals } = store.tables;
  const added = await addProposals(ctx, plan, Array.from({ length: 95 }, (_, index) => ({
    themeId: plan.themes[index % 2]!.id, participantType: participantTypes[index % 4]!, submittedAt: after({ minutes: -Math.floor(index / 10) }), title: `Forslag ${index}`,
    problem: index % 3 === 0 ? "Cykler ved stationen" : "Busser i byen",
  })));
  return store.write(async (tx) => {
    const rows: Row[] = [];
    for (const [index, { id, reference }] of added.entries()) {
      const status = proposalStatuses[index % proposalStatuses.length]!;
      const isHidden = index % 19 === 18;
      const [row] = await tx.update(proposals).set({ status, isHidden, supportCount: index % 7, commentCount: index % 4 }).where(eq(proposals.id, id)).returning();
      await tallyProposal(ctx, tx, { ...row!, status: "received" }, -1);
      if (isHidden) await store.search.remove(tx, id);
      else {
        await tallyProposal(ctx, tx, row!, 1);
        await indexProposal(ctx, tx, row!);
      }
      rows.push({ reference, id, themeId: row!.themeId, type: row!.participantType, status, isHidden, at: row!.submittedAt.getTime(), supports: row!.supportCount, comments: row!.commentCount });
    }
    return rows;
  });
}

describeOnBothDatabases("the list of proposals", (open) => {
  let store: Store;
  let plan: TestPlan;
  let all: Row[];
  beforeAll(async () => {
    store = await open();
    plan = await addPlan(store);
    all = await fill(store, plan);
    // Another plan's proposals must never be seen in this one.
    await addProposals(contextFor(store, system), await addPlan(store, { slug: "plan-b", code: "PB" }), Array.from({ length: 5 }, () => ({ problem: "Cykler ved stationen" })));
  });

  const list = (filter: ProposalFilter) => listOf(contextFor(store, visitor), plan.id, filter);
  const references = (page: ProposalList) => page.rows.map((row) => row.reference);

  /** Every page from the first to the last, and from there back. */
  async function walk(filter: ProposalFilter) {
    const forward: string[][] = [];
    let page = await list(filter);
    expect(page.previous).toBeNull();
    forward.push(references(page));
    while (page.next) {
      page = await list({ ...filter, cursor: page.next });
      forward.push(references(page));
    }
    const back = [references(page)];
    while (page.previous) {
      page = await list({ ...filter, cursor: page.previous });
      back.unshift(references(page));
    }
    return { forward, back };
  }

  const visible = () => all.filter((row) => !row.isHidden);
  const byValue = (value: (row: Row) => number, direction: 1 | -1) => (a: Row, b: Row) => direction * (value(a) - value(b) || (a.id < b.id ? -1 : 1));
  const sorts = { newest: byValue((row) => row.at, -1), oldest: byValue((row) => row.at, 1), supported: byValue((row) => row.supports, -1), commented: byValue((row) => row.comments, -1) };

  it.each(Object.keys(sorts) as (keyof typeof sorts)[])("sorted by %s gives each row once, in order, forward and back", async (sort) => {
    const { forward, back } = await walk({ sort });
    expect(forward.flat()).toEqual(visible().sort(sorts[sort]).map((row) => row.reference));
    expect(forward.map((page) => page.length)).toEqual([20, 20, 20, 20, 10]);
    expect(back).toEqual(forward);
  });

  const filters: [string, ProposalFilter, (row: Row) => boolean][] = [
    ["a theme", { theme: "participation" }, (row) => row.themeId === plan.themes[1]!.id],
    ...participantTypes.map((type): [string, ProposalFilter, (row: Row) => boolean] => [`the type ${type}`, { type }, (row) => row.type === type]),
    ...proposalStatuses.map((status): [string, ProposalFilter, (row: Row) => boolean] => [`the status ${status}`, { status }, (row) => row.status === status]),
    ["all answers", { status: "answered" }, (row) => outcomes.some((outcome) => outcome === row.status)],
    ["theme, type and status", { theme: "open-data", type: "citizen", status: "received" }, (row) => row.themeId === plan.themes[0]!.id && row.type === "citizen" && row.status === "received"],
    ["a theme that is not there", { theme: "elsewhere" }, () => false],
  ];

  const index = (reference: string) => Number(reference.slice(-4)) - 1;

  it.each(filters)("filtered by %s has exactly those rows, and counts them", async (_, filter, matches) => {
    for (const sort of ["newest", "supported"] as const) {
      const { forward, back } = await walk({ ...filter, sort });
      const expected = visible().filter(matches).sort(sorts[sort]).map((row) => row.reference);
      expect(forward.flat()).toEqual(expected);
      expect(back).toEqual(forward);
      expect(await list({ ...filter, sort })).toMatchObject({ total: expected.length, moreThanCounted: false });
    }
  });

  it.each(filters)("searched and filtered by %s has exactly those rows, by relevance and by another order", async (_, filter, matches) => {
    const expected = visible().filter((row) => matches(row) && index(row.reference) % 3 === 0);
    for (const sort of [undefined, "relevance", "oldest"] as const) {
      const { forward, back } = await walk({ ...filter, sort, text: "station" });
      expect(forward.flat().sort()).toEqual(expected.map((row) => row.reference).sort());
      expect(back).toEqual(forward);
      expect((await list({ ...filter, sort, text: "station" })).total).toBe(expected.length);
    }
    expect((await walk({ ...filter, sort: "oldest", text: "station" })).forward.flat()).toEqual(expected.sort(sorts.oldest).map((row) => row.reference));
  });

  it("goes on where it was when a proposal is added meanwhile", async () => {
    const fresh = await open();
    const own = await addPlan(fresh);
    const ctx = contextFor(fresh, system);
    await addProposals(ctx, own, Array.from({ length: 30 }, (_, at) => ({ submittedAt: after({ minutes: at }) })));
    const first = await listOf(ctx, own.id, {});
    await addProposals(ctx, own, [{ submittedAt: after({ hours: 2 }) }, { submittedAt: after({ hours: 3 }) }]);
    const second = await listOf(ctx, own.id, { cursor: first.next! });
    expect([...references(first), ...references(second)]).toEqual(Array.from({ length: 30 }, (_, at) => `PA-C-${String(30 - at).padStart(4, "0")}`));
    expect(references(await listOf(ctx, own.id, { cursor: second.previous! }))).toEqual(references(first));
  });

  it.each(["nonsense", "", writeCursor({ direction: "after", value: 253_402_300_799_999, id: "zzz" }), writeCursor({ direction: "before", value: -62_135_596_800_000, id: "" }), Buffer.from('["after",1e20,"x"]').toString("base64url"), Buffer.from('["after",1.5,"\\u0000"]').toString("base64url")])("answers a page for the cursor %j in every order", async (cursor) => {
    for (const sort of ["newest", "oldest", "supported", "commented", "relevance"] as const) {
      expect((await list({ sort, cursor })).total).toBe(90);
      expect((await list({ sort, cursor, text: "station" })).total).toBeGreaterThan(0);
    }
  });

  it("has the newest of the plan for the home page", async () => {
    const ctx = contextFor(store, visitor);
    const newest = await listNewestProposals(ctx, { id: plan.id, themes: await listThemes(ctx, plan.id) }, 5);
    expect(newest.map((row) => row.reference)).toEqual(visible().sort(sorts.newest).slice(0, 5).map((row) => row.reference));
  });

  it("comes with the plan and its themes, in the reader's language", async () => {
    const page = await getListPage(contextFor(store, visitor, { locale: "en" }), "plan-a", { theme: "open-data" });
    expect(page.plan.title).toEqual({ text: "plan-a (en)", lang: "en" });
    expect(page.themes).toHaveLength(2);
    expect(page.list.rows[0]!.theme).toEqual({ text: "open-data (en)", lang: "en" });
    await expect(getListPage(contextFor(store, visitor), "nowhere", {})).rejects.toMatchObject({ kind: "not_found" });
  });
});

describeOnBothDatabases("search", (open) => {
  let store: Store;
  let plan: TestPlan;
  const texts: Record<string, string> = {
    meetings: "Kommunernes møder skal være åbne", aarhus: "Århus Ørsted ærlighed", spelledOut: "Aabenhed i Ærø Kommune", english: "Open meetings and consultation of citizens", bus: "Flere busser", cafe: "Café og smørrebrød på havnen", digits: "Planen 2026-2028",
  };
  beforeAll(async () => {
    store = await open();
    plan = await addPlan(store);
    await addProposals(contextFor(store, system), plan, Object.values(texts).map((title) => ({ title, problem: "p", change: "c", effect: "e" })));
  });
  const names = Object.keys(texts);
  const found = async (text: string) => (await listOf(contextFor(store, visitor), plan.id, { text })).rows.map((row) => names[Number(row.reference.slice(-4)) - 1]!);

  it.each([
    ["møder", ["meetings"]], ["moeder", ["meetings"]], ["MØDE", ["meetings"]], ["åbne møder", ["meetings"]], ["aabne moeder", ["meetings"]], ["møder åbne", ["meetings"]],
    ["aarhus", ["aarhus"]], ["ÅRHUS", ["aarhus"]], ["A\u030Arhus", ["aarhus"]], ["oersted", ["aarhus"]], ["åbenhed", ["meetings", "spelledOut"]], ["aeroe", ["spelledOut"]],
    ["meeting", ["english"]], ["consult", ["english"]], ["citizens open", ["english"]], ["cafe", ["cafe"]], ["smoerrebroed", ["cafe"]], ["bus", ["bus"]], ["busserne", ["bus"]], ["2028", ["digits"]], ["202", ["digits"]],
    ["kommun", ["meetings", "spelledOut"]], ["hund", []], ["møder hund", []],
  ])("for %j finds %j", async (text, expected) => { expect((await found(text)).sort()).toEqual([...expected].sort()); });

  it("puts a match in the title before one in the text", async () => {
    const own = await open();
    const place = await addPlan(own);
    const ctx = contextFor(own, system);
    await addProposals(ctx, place, [{ title: "Andet", problem: "Om cykler" }, { title: "Cykler", problem: "Andet" }, { title: "Noget", problem: "Om cykler og noget" }]);
    expect((await listOf(ctx, place.id, { text: "cykler" })).rows[0]!.title).toBe("Cykler");
  });

  it.each(["\" AND * NEAR( ^ : -", "møder AND", "møder OR hund", "NOT møder", "(møder", "møder*", "\"møder", "møder:*A", "a & b | !c <-> d", "title:møder", "{title}: x", "-møder", "^møder", "'; drop table proposals; --", "\\", "%", "_", "⑴ ﷺ ½ ﾞ", "\u0000møder", "🙂", "x".repeat(5000), "ord ".repeat(500)])("does not fail for %j", async (text) => {
    expect(Array.isArray(await found(text))).toBe(true);
  });

  it("finds a proposal by its reference, however it is typed, and only in its plan", async () => {
    for (const text of ["PA-C-0003", " pa-c-0003 "]) expect(await found(text)).toEqual([names[2]]);
    expect(await found("PB-C-0003")).toEqual([]);
  });

  it("finds nothing for what has no word in it, rather than everything", async () => {
    for (const text of ["\"", "* : ^", "🙂", "   -"]) expect(await listOf(contextFor(store, visitor), plan.id, { text })).toEqual({ rows: [], total: 0, moreThanCounted: false, previous: null, next: null });
  });
});
