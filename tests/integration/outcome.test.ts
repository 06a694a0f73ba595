import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { splitProposal } from "#app/domain/merging/split-proposal.server.ts";
import { collectOutcome } from "#app/domain/outcome/collect-outcome.server.ts";
import { exportFates } from "#app/domain/outcome/export-fates.server.ts";
import { getOutcomePage } from "#app/domain/outcome/get-outcome-page.server.ts";
import type { OutcomeLine } from "#app/domain/outcome/read-lines.server.ts";
import type { FateFilter } from "#app/domain/outcome/walk-fates.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import type { ParticipantType } from "#db/values.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addProposals, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("the outcome of a plan", (open) => {
  const { here, as, answer, shortlist, second } = useDesk(open);
  const page = (filter: FateFilter = {}, now = after({ hours: 2 }), actor = visitor) => getOutcomePage(contextFor(here.store, actor, { now }), here.plan.slug, filter);
  const collect = (now = after({ hours: 2 })) => collectOutcome(contextFor(here.store, system, { now }), { id: here.plan.id, slug: here.plan.slug, code: here.plan.code, isDemo: false });
  const fatesOf = (rows: readonly Pick<OutcomeLine, "reference" | "fate">[]) => Object.fromEntries(rows.map(({ reference, fate }) => [reference, fate]));
  const hide = (reference: string) => hideProposal(as(here.moderator), reference, { reason: "offensive", note: "x", version: 1 });

  it("counts and lists what came in with its fate, and tells who it is from, why, and where it landed", async () => {
    const ngo = await addPerson(here.store, { type: "ngo" });
    const other = await submit(contextFor(here.store, ngo), here.plan, { title: "Andet", theme: "participation" });
    await shortlist([here.reference]);
    await answer({ outcome: "partly_adopted", summary: "Møderne åbnes.", elementsNotAdopted: "Stemmeret", landedIn: "PA-I-01", version: 2, authority: "Styrelsen" });
    await answer({ outcome: "merged", mergedInto: here.reference, reason: "Det er det samme" }, here.moderator, other.reference);
    const { numbers, list, themes } = await page();
    expect(numbers.all).toEqual({ received: 2, answered: 2, unanswered: 0, withdrawn: 0, adopted: 1, byFate: { partly_adopted: 1, merged: 1 } });
    expect(themes.map(({ id }) => numbers.byTheme[id]?.byFate)).toEqual([{ partly_adopted: 1 }, { merged: 1 }]);
    expect([numbers.byType.citizen.received, numbers.byType.ngo.received]).toEqual([1, 1]);
    expect(list).toMatchObject({ total: 2, previous: null, next: null, rows: [
      { reference: here.reference, fate: "partly_adopted", title: "Åbne møder", speaker: { name: "Anna Ø" }, landedIn: [{ reference: "PA-I-01", title: { da: "Åbne udvalg" } }], answer: { summary: "Møderne åbnes.", authority: "Styrelsen" } },
      { reference: other.reference, fate: "merged", speaker: { organisation: ngo.organisation!.name }, answer: { mergedInto: here.reference } },
    ] });
  });

  it("tells of what is hidden its number and the reason, of what was withdrawn its number, and nothing of what nobody has looked at", async () => {
    const [hidden, withdrawn] = [await second(), await second()];
    await here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ screening: true }).where(eq(here.store.tables.plans.id, here.plan.id)); });
    const waiting = await second();
    await answer({ outcome: "adopted" }, here.moderator, hidden);
    await hideProposal(as(here.moderator), hidden, { reason: "offensive", note: "x", version: 2 });
    const author = await here.store.read.select({ id: here.store.tables.proposals.authorId }).from(here.store.tables.proposals).where(eq(here.store.tables.proposals.reference, withdrawn));
    await withdrawProposal(as({ ...here.anna, id: author[0]!.id! }), withdrawn, { reason: "mistake", note: "Privat" });
    const { list, hidden: count, numbers } = await page();
    const lines = new Map(list.rows.map((row) => [row.reference, row]));
    expect([count, numbers.all.received, numbers.all.withdrawn, lines.has(waiting)]).toEqual([1, 2, 1, false]);
    expect(lines.get(hidden)).toMatchObject({ fate: "hidden", type: null, themeId: null, partOf: null, title: "", speaker: null, answer: null, landedIn: [], hideReason: "offensive", withdrawReason: null });
    expect(lines.get(withdrawn)).toMatchObject({ fate: "withdrawn", title: "", speaker: null, answer: null, hideReason: null, withdrawReason: "mistake" });
    expect((await page({ fate: "hidden" })).list).toMatchObject({ total: 1, rows: [{ reference: hidden }] });
    // What is hidden has no type and no theme in public.
    expect((await page({ fate: "hidden", type: "citizen" })).list).toMatchObject({ total: 0, rows: [] });
    expect(JSON.stringify(await collect())).not.toMatch(/Andet|Privat/);
  });

  it("counts what was split as its parts, and lists the whole and each part", async () => {
    await splitProposal(as(here.moderator), here.reference, { version: 1, parts: [{ title: "Første", text: "Møderne er lukkede.", theme: "open-data" }, { title: "Anden", text: "Åbn dem.", theme: "participation" }] });
    await answer({ outcome: "adopted", version: 1 }, here.moderator, `${here.reference}.1`);
    const { numbers, list } = await page();
    expect([numbers.all.received, numbers.all.answered, numbers.all.unanswered]).toEqual([2, 1, 1]);
    expect(fatesOf(list.rows)).toEqual({ [here.reference]: "split", [`${here.reference}.1`]: "adopted", [`${here.reference}.2`]: "unanswered" });
    expect(list.rows.at(-1)!.partOf).toBe(here.reference);
    expect((await page({ fate: "split" })).list.rows.map((row) => row.reference)).toEqual([here.reference]);
  });

  it("pages every choice forward and back, each proposal once, whatever it is narrowed by", async () => {
    const types: ParticipantType[] = ["citizen", "ngo", "business"];
    const added = await addProposals(contextFor(here.store, system), here.plan, Array.from({ length: 130 }, (_, index) => ({ submittedAt: after({ minutes: Math.floor(index / 20) - 500 }), participantType: types[index % 3]!, themeId: here.plan.themes[index % 2]!.id })));
    for (const { reference } of added.slice(0, 3)) await hide(reference);
    for (const [index, { reference }] of added.slice(3, 60).entries()) await answer({ outcome: index % 2 ? "not_adopted" : "adopted" }, here.moderator, reference);
    const everything = (await all({})).map((row) => row.reference);
    expect(new Set(everything).size).toBe(131);
    const visible = (await all({})).filter(({ fate }) => fate !== "hidden");
    const choices: FateFilter[] = [{ theme: "open-data" }, { type: "ngo" }, { fate: "adopted" }, { fate: "unanswered" }, { theme: "participation", type: "business" }, { theme: "open-data", fate: "unanswered" }, { type: "citizen", fate: "not_adopted" }, { theme: "open-data", type: "citizen", fate: "unanswered" }];
    for (const choice of choices) {
      const themeId = here.plan.themes.find(({ slug }) => slug === choice.theme)?.id;
      const wanted = visible.filter((row) => (!themeId || row.themeId === themeId) && (!choice.type || row.type === choice.type) && (!choice.fate || row.fate === choice.fate)).map((row) => row.reference);
      expect(wanted.length, JSON.stringify(choice)).toBeGreaterThan(5);
      expect((await all(choice)).map((row) => row.reference), JSON.stringify(choice)).toEqual(wanted);
      expect((await page(choice)).list.total, JSON.stringify(choice)).toBe(wanted.length);
    }

    async function all(filter: FateFilter): Promise<OutcomeLine[]> {
      const pages = [(await page(filter)).list];
      while (pages.at(-1)!.next) pages.push((await page({ ...filter, cursor: pages.at(-1)!.next! })).list);
      for (const [index, each] of pages.entries()) if (index > 0) expect((await page({ ...filter, cursor: each.previous! })).list.rows).toEqual(pages[index - 1]!.rows);
      return pages.flatMap(({ rows }) => rows);
    }
  });

  it("shows for each theme the newest answers of each kind, and none that was hidden since", async () => {
    const references = await Promise.all(Array.from({ length: 5 }, () => second()));
    for (const reference of references) await answer({ outcome: "adopted", summary: reference }, here.moderator, reference);
    await answer({ outcome: "out_of_scope" });
    const shown = async () => (await page()).examples.map(({ adopted, partly, not }) => [adopted, partly, not].map((lines) => lines.map((line) => line.reference)));
    const [first] = await shown();
    expect(first![0]!.length).toBe(3);
    expect(first!.slice(1)).toEqual([[], [here.reference]]);
    await hideProposal(as(here.moderator), first![0]![0]!, { reason: "offensive", note: "x", version: 2 });
    expect((await shown())[0]![0]).toEqual(first![0]!.slice(1));
  });

  it("collects all of it as it is written as JSON, and names no person, as they may take their name back", async () => {
    const ngo = await addPerson(here.store, { type: "ngo", name: "Bo Hemmelig", display: "name" });
    await submit(contextFor(here.store, ngo), here.plan, { title: "Andet" }, `name:${ngo.organisation!.id}`);
    await shortlist([here.reference]);
    await answer({ outcome: "adopted", version: 2, reasonCodes: [], summary: "Ja" });
    const content = await collect();
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
    expect(content).toMatchObject({ format: 1, period: { days: 61 }, numbers: { all: { received: 2, adopted: 1 } }, initiatives: [{ reference: "PA-I-01", title: { da: "Åbne udvalg" } }], themes: [{ number: 1, title: { da: "open-data", en: "open-data (en)" }, counts: { received: 2 } }, { number: 2, counts: { received: 0 } }] });
    expect(content.proposals.map(({ name, fate, landedIn }) => ({ name, fate, landedIn }))).toEqual([{ name: null, fate: "adopted", landedIn: ["PA-I-01"] }, { name: ngo.organisation!.name, fate: "unanswered", landedIn: [] }]);
    expect(JSON.stringify(content)).not.toMatch(/Anna|Bo Hemmelig/);
    // The page, which follows them, names who is named.
    expect((await page()).list.rows.map(({ speaker }) => speaker!.name)).toEqual(["Anna Ø", "Bo Hemmelig"]);
  });

  it("is exported with every proposal, a portion at a time, in the reader's language", async () => {
    await addProposals(contextFor(here.store, system), here.plan, Array.from({ length: 260 }, () => ({ submittedAt: noon, title: "=1+1" })));
    await answer({ outcome: "not_adopted", reasonCodes: ["cost"], reason: "For dyrt. Og mere." });
    const { name, columns, rows } = await exportFates(contextFor(here.store, visitor, { locale: "en" }), here.plan.slug, "https://samplan.example");
    const lines: unknown[][] = [];
    for await (const row of rows) lines.push([...row]);
    expect([name, lines.length, new Set(lines.map(([reference]) => reference)).size]).toEqual(["plan-a-outcome.csv", 261, 261]);
    const line = Object.fromEntries(columns.map((column, index) => [column, lines.find(([reference]) => reference === here.reference)![index]]));
    expect(line).toMatchObject({ "Participant type": "Citizen", Name: "Anna Ø", Outcome: "Not adopted", "Reason in short": "For dyrt. Og mere.", Theme: "open-data (en)", Answered: "2027-03-09", Address: `https://samplan.example/en/proposals/${here.reference}` });
  });

  it("of a plan in draft is not there, and of one without proposals is empty", async () => {
    const { plans } = here.store.tables;
    await hide(here.reference);
    expect(await page()).toMatchObject({ numbers: { all: { received: 0 } }, hidden: 1, examples: [{ adopted: [] }, { adopted: [] }] });
    await here.store.write(async (tx) => { await tx.update(plans).set({ state: "draft" }).where(eq(plans.id, here.plan.id)); });
    await expect(page()).rejects.toMatchObject({ kind: "not_found" });
  });
});
