import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import type { Actor } from "#app/domain/context.ts";
import { exportInbox } from "#app/domain/export/export-inbox.server.ts";
import type { ExportSubject } from "#app/domain/export/rows.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import type { InboxFilter } from "#app/domain/triage/list-inbox.server.ts";
import { gapWords } from "#app/i18n/gap-words.ts";
import { csvStream, xlsxStream } from "#app/server/table-files.ts";
import { newId } from "#app/lib/id.ts";
import { contextFor, noon, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, addProposals, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("the export of the desk's list", (open) => {
  const { here, as, answer, audits } = useDesk(open);

  const make = (what: ExportSubject = "proposals", filter: InboxFilter = { view: "all" }, actor: Actor = here.moderator) => exportInbox(as(actor), here.plan.slug, filter, { what, origin: "https://samplan.example", format: "csv" });
  const csv = async (...args: Parameters<typeof make>) => new Response(csvStream(await make(...args))).text();
  const rows = async (...args: Parameters<typeof make>) => parse<Record<string, string>>((await csv(...args)).replace("\ufeff", ""), { columns: true });

  it("has a line a proposal, the oldest first, with its answer, and says by whom no more than the public sees", async () => {
    const coded = await addPerson(here.store, { display: "code", name: "Hemmelig Person" });
    const second = await submit(as(coded), here.plan, { title: "Fra en med kode" });
    await answer({ outcome: "not_adopted", reason: "Det findes; se bilag" });
    const found = await rows();
    expect(found.map((each) => each.reference)).toEqual([here.reference, second.reference]);
    expect(found[0]).toMatchObject({
      url: `https://samplan.example/da/proposals/${here.reference}`, "author/name": here.anna.name, "author/type": "citizen", "theme/slug": "open-data", title: "Åbne møder", "body/change": "Åbn dem.", state: "not_adopted", hidden: "false", supports: "0",
      "answer/outcome": "not_adopted", answer: "Det findes; se bilag", "desk/handler": here.moderator.name,
    });
    expect(found[0]!.created_at).toBe(noon.toISOString());
    expect(found[1]).toMatchObject({ "author/name": coded.neutralCode, "answer/outcome": "" });
    const all = await csv();
    for (const secret of ["Hemmelig", emailOf(here.anna), emailOf(coded), coded.id, here.anna.id]) expect(all).not.toContain(secret);
  });

  it("leaves out what is hidden, and says that it is", async () => {
    const written = await writeComment(as(await addPerson(here.store, { name: "Kommenterende" })), here.reference, { stance: "for", body: "En kommentar", voice: "", formKey: newId() });
    expect(written.ok).toBe(true);
    expect(await rows("comments")).toMatchObject([{ commentable_reference: here.reference, body: "En kommentar", "author/name": "Kommenterende", hidden: "false", depth: "0", stance: "for" }]);
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version: 1 });
    expect(await rows()).toMatchObject([{ reference: here.reference, hidden: "true", hidden_reason: "offensive", title: "", "body/problem": "", "author/name": "" }]);
    expect(await rows("comments")).toMatchObject([{ body: "", "author/name": "", hidden: "true" }]);
  });

  it("tells in words where a passage was left out", async () => {
    const { proposals: p } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(p).set({ title: "Ring til █1p█", change: "█2o█ og █3p█" }).where(eq(p.reference, here.reference)); });
    const [found] = await rows();
    expect(found).toMatchObject({ title: `Ring til ${gapWords.da("personal_data")}`, "body/change": `${gapWords.da("offensive")} og ${gapWords.da("personal_data")}` });
  });

  it("is of the choice of the list, however long", async () => {
    await addProposals(as(system), here.plan, Array.from({ length: 260 }, (_, index) => ({ themeId: here.plan.themes[1]!.id, title: `Nr. ${index}` })));
    const found = await rows("proposals", { view: "unanswered", theme: "participation" });
    expect(found).toHaveLength(260);
    expect(new Set(found.map((each) => each.reference)).size).toBe(260);
    expect(await rows("proposals", { view: "answered" })).toEqual([]);
    expect(await rows("proposals", { view: "all", text: "bne" })).toEqual([]);
    expect(await rows("proposals", { view: "all", text: here.reference })).toHaveLength(1);
  });

  it("does nothing in a spreadsheet", async () => {
    const { proposals: p } = here.store.tables;
    for (const title of ["=HYPERLINK(\"http://evil.example\")", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1"]) {
      await here.store.write(async (tx) => { await tx.update(p).set({ title }).where(eq(p.reference, here.reference)); });
      expect((await rows())[0]!.title, title).toBe(`'${title}`);
    }
  });

  it("is an Excel workbook too, in which texts are texts", async () => {
    const { proposals: p } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(p).set({ title: "=1+1 <b>&\u0001æ👩‍👩‍👧", problem: "x".repeat(40_000) }).where(eq(p.reference, here.reference)); });
    const files = unzipSync(new Uint8Array(await new Response(xlsxStream(await make(), noon)).arrayBuffer()));
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]!);
    expect(Object.keys(files)).toContain("[Content_Types].xml");
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1 &lt;b&gt;&amp;æ👩‍👩‍👧</t></is></c>');
    expect(sheet).not.toContain("<f>");
    expect(Math.max(...[...sheet.matchAll(/preserve">([^<]*)</g)].map((each) => each[1]!.length))).toBe(32_767);
    // noon, as Excel counts days.
    expect(sheet).toContain(`<c s="1"><v>${noon.getTime() / 86_400_000 + 25_569}</v></c>`);
    expect((sheet.match(/<row>/g) ?? []).length).toBe(2);
  });

  it("is for staff of the plan, and recorded once, without what was searched for", async () => {
    const other = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    const theirs = await addPerson(here.store, { planRole: { planId: other.id, role: "coordinator" } });
    for (const actor of [theirs, here.anna]) await expect(make("proposals", { view: "all" }, actor)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(exportInbox(contextFor(here.store, { kind: "visitor" }), here.plan.slug, { view: "all" }, { what: "comments", origin: "", format: "csv" })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await audits()).toEqual([]);
    await csv("comments", { view: "mine", theme: "open-data", text: "Anna Andersen" });
    const recorded = await audits();
    expect(recorded.map((each) => [each.action, each.actorId, each.data])).toEqual([["cases.exported", here.moderator.id, { what: "comments", format: "csv", filter: { view: "mine", theme: "open-data", searched: true } }]]);
  });
});
