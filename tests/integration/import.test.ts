import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { readColumnMap, type ColumnMap } from "#app/domain/import/column-map.ts";
import { importContributions, type ImportCounts, type ImportRemark } from "#app/domain/import/import-contributions.server.ts";
import { readCsv } from "#app/domain/import/read-csv.ts";
import { getPlanNumbers } from "#app/domain/plans/queries.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, listOf, type TestPlan } from "#tests/support/plans.ts";

const map = mapOf({
  id: "id", text: "feedback", type: "userType", organisation: "organization", date: "dateFeedback", language: "language",
  typeValues: { EU_CITIZEN: "citizen", COMPANY: "business", NGO: "ngo", PUBLIC_AUTHORITY: "authority", OTHER: null }, defaultTheme: "open-data", dateFormat: "yyyy/MM/dd HH:mm:ss", timeZone: "Europe/Brussels",
});

function mapOf(value: unknown): ColumnMap {
  const result = readColumnMap(value);
  if ("problems" in result) throw new Error(result.problems.join("; "));
  return result.map;
}

const header = "id,userType,organization,dateFeedback,language,feedback";
const lines = [
  header,
  '1,EU_CITIZEN,,2024/02/01 10:00:00,DA,"Åbn alle møder. Så kommer folk."',
  '2,NGO,Åben Forening,2024/07/01 10:00:00,EN,"Two lines,\nwith ""quotes"" and a comma."',
  "3,COMPANY,Firma A/S,2024/02/01 10:00:00,FR,Bonjour",
  "4,OTHER,,2024/02/01 10:00:00,EN,Nobody knows who",
  "5,EU_CITIZEN,,2024/02/31 10:00:00,EN,No such day",
  "6,EU_CITIZEN,,2024/02/01 10:00:00,EN,",
  "7,MARTIAN,,2024/02/01 10:00:00,EN,Unknown type",
  "1,EU_CITIZEN,,2024/02/01 10:00:00,DA,Something else",
  '2,NGO,Åben Forening,2024/07/01 10:00:00,EN,"Two lines,\nwith ""quotes"" and a comma."',
  "8,EU_CITIZEN,,2024/02/01 10:00:00,EN,My number is 010190-1234.",
  "9,EU_CITIZEN,2024/02/01 10:00:00,EN,too few cells",
  "10,EU_CITIZEN,,2099/02/01 10:00:00,EN,From the future",
  `11,EU_CITIZEN,,2024/02/01 10:00:00,EN,${"Long words and no full stop ".repeat(20)}`,
].join("\r\n");

describeOnBothDatabases("the import", (open) => {
  let folder: string;
  let store: Store;
  let plan: TestPlan;
  beforeAll(() => { folder = mkdtempSync(path.join(os.tmpdir(), "samplan-import-")); });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
  beforeEach(async () => {
    store = await open();
    plan = await addPlan(store);
  });

  async function importing(content: string | Buffer, changes: { map?: ColumnMap; dryRun?: boolean; plan?: string; actor?: Parameters<typeof contextFor>[1] } = {}) {
    const file = path.join(folder, "file.csv");
    writeFileSync(file, content);
    const used = changes.map ?? map;
    const remarks: ImportRemark[] = [];
    const progress: ImportCounts[] = [];
    const rows = readCsv(file, { encoding: used.encoding, delimiter: used.delimiter });
    const result = await importContributions(contextFor(store, changes.actor ?? system), { plan: changes.plan ?? plan.slug, map: used, source: "test", rows, dryRun: changes.dryRun ?? false, onProgress: (counts) => { progress.push({ ...counts }); }, onRemark: (remark) => { remarks.push(remark); } });
    return { result, remarks, progress };
  }
  const all = async () => (await listOf(contextFor(store, visitor), plan.id, { sort: "oldest" })).rows;

  it("imports what can be, and says of each other row which and why", async () => {
    const { result, remarks } = await importing(lines);
    expect(result).toEqual({ ok: true, value: { read: 13, imported: 5, alreadyThere: 0, repeated: 1, skipped: 7 } });
    expect(remarks).toEqual([
      { line: 6, kind: "skipped", reason: 'unknown participant type "OTHER"' },
      { line: 7, kind: "skipped", reason: 'the date "2024/02/31 10:00:00" is not written as yyyy/MM/dd HH:mm:ss' },
      { line: 8, kind: "skipped", reason: "no text" },
      { line: 9, kind: "skipped", reason: 'unknown participant type "MARTIAN"' },
      { line: 10, kind: "skipped", reason: "its id is that of line 2, which says something else" },
      { line: 11, kind: "repeated", reason: "it is the same as line 3" },
      { line: 13, kind: "warned", reason: "the text holds what looks like a CPR number" },
      { line: 14, kind: "skipped", reason: "it has 5 cells where the header has 6" },
      { line: 15, kind: "skipped", reason: 'the date "2099/02/01 10:00:00" is in the future' },
    ]);
  });

  it("makes proposals that are listed, found, counted and can be taken into an initiative", async () => {
    await importing(lines);
    const ctx = contextFor(store, visitor);
    const rows = await all();
    expect(rows.map((row) => row.reference)).toEqual(["PA-C-0001", "PA-B-0003", "PA-C-0004", "PA-C-0005", "PA-O-0002"]);
    expect(await getProposal(ctx, "PA-C-0001")).toMatchObject({ title: "Åbn alle møder.", problem: "", change: "Åbn alle møder. Så kommer folk.", effect: "", language: "da", isImported: true, isOwn: false, status: "received", submittedAt: new Date("2024-02-01T09:00:00Z"), speaker: { type: "citizen", display: "code", organisation: null } });
    expect((await getProposal(ctx, "PA-C-0001")).speaker.name).toMatch(/^D-/);
    expect(await getProposal(ctx, "PA-O-0002")).toMatchObject({ title: 'Two lines, with "quotes" and a comma.', change: 'Two lines,\nwith "quotes" and a comma.', submittedAt: new Date("2024-07-01T08:00:00Z"), speaker: { type: "ngo", display: "organisation", name: "Åben Forening" }, language: "en" });
    expect((await getProposal(ctx, "PA-B-0003")).language).toBe("fr");
    const { title } = await getProposal(ctx, "PA-C-0005");
    expect(title.length).toBeLessThanOrEqual(120);
    expect(title.endsWith("…")).toBe(true);
    expect((await getPlanNumbers(ctx, plan.id)).byType).toEqual({ citizen: 3, business: 1, ngo: 1, authority: 0 });
    expect((await listOf(ctx, plan.id, { text: "moeder" })).rows.map((row) => row.reference)).toEqual(["PA-C-0001"]);
    const moderator = await addPerson(store, { role: "moderator" });
    expect(await shortlistProposals(contextFor(store, moderator), ["PA-C-0001"], { initiative: "new", title: "T", summary: "", degree: "full", passage: "" })).toMatchObject({ ok: true });
    expect((await getDeskCase(contextFor(store, moderator), plan.slug, "PA-C-0001", { view: "all" })).notes.imported).toEqual({ source: "test", id: "1" });
    expect(await store.read.select().from(store.tables.outboxMessages)).toEqual([]);
  });

  it("imports nothing twice, and of a longer file only what is new", async () => {
    await importing(lines);
    const { result } = await importing(lines);
    expect(result).toMatchObject({ value: { imported: 0, alreadyThere: 5 } });
    const { result: more } = await importing(`${lines}\r\n20,NGO,,2024/02/01 10:00:00,EN,One more`);
    expect(more).toMatchObject({ value: { imported: 1, alreadyThere: 5 } });
    expect(await all()).toHaveLength(6);
    expect((await store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).map(({ action, data }) => [action, data])).toEqual([
      ["proposals.imported", { source: "test", count: 5, first: "PA-C-0001", last: "PA-C-0005" }],
      ["proposals.imported", { source: "test", count: 1, first: "PA-O-0006", last: "PA-O-0006" }],
    ]);
  });

  it("writes nothing in a dry run, and says what it would", async () => {
    const { result } = await importing(lines, { dryRun: true });
    expect(result).toMatchObject({ value: { imported: 5, alreadyThere: 0 } });
    expect(await all()).toEqual([]);
    await importing(lines);
    expect((await importing(lines, { dryRun: true })).result).toMatchObject({ value: { imported: 0, alreadyThere: 5 } });
  });

  it("writes in batches of 500, each whole or not at all", async () => {
    const row = (id: number) => `${id},EU_CITIZEN,,2024/02/01 10:00:00,EN,Row ${id}`;
    const content = [header, ...Array.from({ length: 1100 }, (_, index) => row(index + 1))].join("\n");
    const whole = store;
    const failing = { ...whole, write: <T>(body: Parameters<Store["write"]>[0]) => whole.write(async (tx) => {
      const result = await body(tx);
      const { proposals } = store.tables;
      if ((await tx.$count(proposals)) > 1000) throw new Error("the disk is full");
      return result;
    }) as Promise<T> };
    store = failing;
    await expect(importing(content)).rejects.toThrow("the disk is full");
    store = whole;
    expect((await getPlanNumbers(contextFor(store, visitor), plan.id)).received).toBe(1000);
    const { result, progress } = await importing(content);
    expect(result).toMatchObject({ value: { read: 1100, imported: 100, alreadyThere: 1000 } });
    expect(progress.map((counts) => counts.read)).toEqual([500, 1000, 1100]);
    expect((await getPlanNumbers(contextFor(store, visitor), plan.id)).received).toBe(1100);
  });

  it("refuses with a sentence a plan, a theme or a column that is not there, and an empty file", async () => {
    expect((await importing(lines, { plan: "nowhere" })).result).toEqual({ ok: false, reason: "There is no plan nowhere. The plans are: plan-a." });
    expect((await importing(lines, { map: { ...map, defaultTheme: "elsewhere" } })).result).toEqual({ ok: false, reason: "The plan plan-a has no theme elsewhere. Its themes are: open-data, participation." });
    expect((await importing(lines, { map: { ...map, text: "words", title: "heading" } })).result).toEqual({ ok: false, reason: 'The file has no column "words" (named in the map as text), "heading" (named in the map as title). Its columns are: id, userType, organization, dateFeedback, language, feedback.' });
    expect((await importing("")).result).toEqual({ ok: false, reason: "The file is empty: its first line must name the columns." });
    expect(await all()).toEqual([]);
  });

  it("reads other encodings and delimiters, and says when a file is in another one", async () => {
    const latin = Buffer.from("id;tekst\r\n1;Møder på Ærø\r\n", "latin1");
    const danish = mapOf({ id: "id", text: "tekst", defaultType: "citizen", defaultTheme: "open-data", delimiter: ";", encoding: "windows-1252" });
    await importing(latin, { map: danish });
    expect((await all()).map((row) => row.title)).toEqual(["Møder på Ærø"]);
    await expect(importing(latin, { map: { ...danish, encoding: "utf-8" } })).rejects.toThrow(/is not written in utf-8/);
  });

  it("drops a byte order mark, and says where a quotation mark is never closed", async () => {
    expect((await importing(`\uFEFF${lines}`)).result).toMatchObject({ value: { imported: 5 } });
    await expect(importing(`${header}\n1,EU_CITIZEN,,2024/02/01 10:00:00,DA,"never closed\n2,a,b`)).rejects.toThrow(/quotation mark on or after line 2 .* is never closed/);
  });

  it("is the system's alone", async () => {
    await expect(importing(lines, { actor: await addPerson(store, { role: "admin" }) })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(importing(lines, { actor: visitor })).rejects.toMatchObject({ kind: "forbidden" });
  });
});
