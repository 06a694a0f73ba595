import { strFromU8, unzipSync } from "fflate";
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { SentFiles } from "#app/domain/attachments/rules.ts";
import { collectEvidence } from "#app/domain/evidence/collect-evidence.server.ts";
import { meetingInput } from "#app/domain/meetings/schema.ts";
import { saveMeeting } from "#app/domain/meetings/save-meeting.server.ts";
import type { Saving } from "#app/domain/plan-records/rules.ts";
import { documentInput, type DocumentInput } from "#app/domain/repository/schema.ts";
import { saveDocument } from "#app/domain/repository/save-document.server.ts";
import { newId } from "#app/lib/id.ts";
import { zipStream } from "#app/server/zip-stream.ts";
import { contextFor, noon, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { pdf } from "#tests/support/files.ts";

const noFiles: SentFiles = { taken: [], refused: [] };
const sent = (name: string): SentFiles => ({ taken: [{ name, bytes: pdf(name) }], refused: [] });
const aDocument = (fields: Record<string, string> = {}): DocumentInput => documentInput.parse({ kind: "forum_rules", titleDa: "Regler", titleEn: "Rules", datedOn: "2027-03-01", url: "https://samplan.example/rules", version: "0", ...fields });

describeOnBothDatabases("the evidence of OGP's requirements", (open) => {
  const { here, as } = useDesk(open);
  const slug = () => here.plan.slug;
  const publicly = () => contextFor(here.store, visitor);
  const saved = (saving: Saving) => { if ("errors" in saving) throw new Error(JSON.stringify(saving.errors)); };
  const meet = async (fields: Record<string, string> = {}, files = noFiles) => { saved(await saveMeeting(as(here.colleague), slug(), newId(), meetingInput.parse({ kind: "forum", titleDa: "Forum", titleEn: "Forum", heldOn: "2027-03-02", version: "0", ...fields }), files)); };
  const pack = async () => { const { files } = await collectEvidence(publicly(), slug()); return unzipSync(new Uint8Array(await new Response(zipStream(files, noon)).arrayBuffer())); };

  it("is taken so often by one network, and by others still", async () => {
    const from = (network: string) => collectEvidence(contextFor(here.store, visitor, { network, rateLimitFactor: 0.1 }), slug());
    for (const _ of [1, 2]) await from("192.0.2");
    await expect(from("192.0.2")).rejects.toMatchObject({ kind: "too_many" });
    expect((await from("198.51.100")).files.length).toBeGreaterThan(0);
  });

  it("holds what is public, with the hash of every file, and nothing that was withdrawn", async () => {
    await meet({ minutesDa: "Vi talte.", minutesEn: "We talked." }, sent("Referat æøå.pdf"));
    const gone = newId();
    saved(await saveDocument(as(here.colleague), slug(), gone, aDocument({ url: "https://samplan.example/gone" }), sent("gammel.pdf")));
    saved(await saveDocument(as(here.colleague), slug(), gone, aDocument({ version: "1", url: "https://samplan.example/gone", titleDa: "=1+1", withdrawnDa: "Væk", withdrawnEn: "Gone" }), noFiles));
    saved(await saveDocument(as(here.colleague), slug(), newId(), aDocument({ titleDa: "Regler i kraft" }), noFiles));
    const files = await pack();
    const { files: sums } = JSON.parse(strFromU8(files["manifest.json"]!)) as { files: { name: string; bytes: number; sha256: string }[] };
    expect(sums.map(({ name }) => name)).toEqual(Object.keys(files).filter((name) => name !== "manifest.json"));
    for (const { name, bytes, sha256 } of sums) expect([bytes, sha256], name).toEqual([files[name]!.length, createHash("sha256").update(files[name]!).digest("hex")]);
    const names = Object.keys(files);
    expect(names.filter((name) => name.endsWith(".pdf"))).toEqual([expect.stringMatching(/^meetings\/2027-03-02-forum-[0-9a-f]{6}\/1-referat-aeoeaa\.pdf$/)]);
    expect(names.every((name) => /^[a-z0-9./-]+$/.test(name) && !name.includes(".."))).toBe(true);
    expect(strFromU8(files["documents.csv"]!)).toContain("'=1+1");
    expect(strFromU8(files["documents.csv"]!)).toMatch(/Regler i kraft.*https:\/\/samplan\.example\/rules[\s\S]*Væk,Gone|Væk,Gone[\s\S]*Regler i kraft.*https:\/\/samplan\.example\/rules/);
    for (const [name, content] of Object.entries(files)) expect(strFromU8(content), name).not.toContain("https://samplan.example/gone");
    expect(strFromU8(files["index.html"]!)).toMatch(/<section lang="da">[\s\S]*<section lang="en">/);
    expect(JSON.parse(strFromU8(files["compliance.json"]!))).toMatchObject({ results: expect.arrayContaining([expect.objectContaining({ id: "2.1", standing: "met" })]) as unknown });
    expect(Object.keys(await pack())).toEqual(names);
  });

  it("calls minutes what has some, and not an agenda alone", async () => {
    await meet({ agendaDa: "Valg", agendaEn: "Election", minutesDa: "Vi talte.", minutesEn: "We talked." });
    await meet({ heldOn: "2027-06-01", agendaDa: "Regler", agendaEn: "Rules" });
    const names = Object.keys(await pack()).filter((name) => name.startsWith("meetings/"));
    expect(names.map((name) => name.split("/").at(-1)).sort()).toEqual(["agenda.txt", "minutes.txt"]);
  });
});
