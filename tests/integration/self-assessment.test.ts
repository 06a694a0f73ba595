import { createHash } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/domain/context.ts";
import { codingInput } from "#app/domain/implementation/coding.ts";
import { getCodingPage } from "#app/domain/implementation/find-coding.server.ts";
import { getInitiativeProgress } from "#app/domain/implementation/get-initiative-progress.server.ts";
import { getReportPage, getReportPreview } from "#app/domain/implementation/get-report-page.server.ts";
import { publishReport } from "#app/domain/implementation/publish-report.server.ts";
import { reportAtDesk } from "#app/domain/implementation/report-progress.server.ts";
import { readAssessment } from "#app/domain/implementation/self-assessment-form.ts";
import { saveSelfAssessment } from "#app/domain/implementation/self-assessment.server.ts";
import { saveCoding } from "#app/domain/implementation/save-coding.server.ts";
import type { ReportContent } from "#app/domain/implementation/report-content.ts";
import { documentOf } from "#app/domain/publications/document-of.ts";
import { getPublishing } from "#app/domain/publications/get-publishing.server.ts";
import { getPublication } from "#app/domain/publications/queries.server.ts";
import { publishInput } from "#app/domain/publications/schema.ts";
import { aReport, carryOut, type CarriedOutInitiative } from "#tests/support/carried-out.ts";
import { visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("the reviewers' coding and the self-assessment", (open) => {
  const { here, as, audits } = useDesk(open);
  let initiative: CarriedOutInitiative;
  beforeEach(async () => { initiative = await carryOut(here.store, here.plan); });

  const code = (fields: Record<string, string>, version = 0, actor: Actor = here.colleague) => saveCoding(as(actor), here.plan.slug, initiative.reference, codingInput.parse({ sourceUrl: "https://example.org/irm", ...fields, version: String(version) }));
  const coding = async () => (await getInitiativeProgress(as(visitor), initiative.reference))!.coding;
  const page = (actor: Actor = here.colleague) => getReportPage(as(actor), here.plan.slug);
  const save = (fields: Record<string, string>, version = 0, actor: Actor = here.colleague) => saveSelfAssessment(as(actor), here.plan.slug, readAssessment({ ...fields, version: String(version) }, [initiative.reference]).input!);
  const publish = (fields: Record<string, string> = {}, number = 1, actor: Actor = here.colleague) => publishReport(as(actor), here.plan.slug, number, publishInput.parse({ confirmed: "yes", ...fields }));
  const report = (of: number) => reportAtDesk(as(here.moderator), here.plan.slug, initiative.reference, aReport(initiative.milestones[of]!, { completion: "complete", evidence: [{ label: "Siden", url: "https://example.dk/side" }] }));
  const allTexts = (text: string) => Object.fromEntries(["part.introduction", "part.process", "part.results", "part.lessons", "part.next", `initiative.${initiative.reference}`].flatMap((name) => [[`${name}.da`, `${text} om ${name}`], [`${name}.en`, `${text} on ${name}`]]));

  it("is coded by who runs the plan, is public with its source, and can be taken back; whoever is late is told so", async () => {
    expect(await coding()).toBeNull();
    expect(codingInput.safeParse({ potential: "modest", version: "0" }).error?.issues[0]).toMatchObject({ path: ["sourceUrl"], message: "coding_source_missing" });
    expect(codingInput.safeParse({ potential: "modest", sourceUrl: "javascript:alert(1)", version: "0" }).error?.issues[0]).toMatchObject({ path: ["sourceUrl"], message: "evidence_url_wrong" });
    const first = await Promise.allSettled([code({ potential: "modest", isVerifiable: "yes", codedOn: "2027-03-01" }), code({ potential: "substantial" })]);
    expect(first.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(first.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
    await code({ potential: "modest", isVerifiable: "no", codedOn: "2027-03-01" }, 1);
    expect(await coding()).toEqual({ isVerifiable: false, hasOpenGovernmentLens: null, potential: "modest", completion: null, earlyResults: null, influence: null, sourceUrl: "https://example.org/irm", codedOn: "2027-03-01" });
    expect(await code({ potential: "modest", isVerifiable: "no", codedOn: "2027-03-01" }, 2)).toEqual({ ok: false, reason: "nothing_changed" });
    await expect(code({ potential: "unclear" }, 2, here.moderator)).rejects.toMatchObject({ kind: "forbidden" });
    await code({ sourceUrl: "" }, 2);
    expect([await coding(), (await getCodingPage(as(here.colleague), here.plan.slug, initiative.reference)).version]).toEqual([null, 3]);
    expect((await audits()).filter(({ action }) => action === "initiative.coded")).toHaveLength(3);
  });

  it("keeps the texts for those who run the plan, with a conflict for whoever began from an older version", async () => {
    expect((await page()).written).toMatchObject({ version: 0, parts: { introduction: { da: "", en: "" } } });
    const results = await Promise.allSettled([save({ "part.introduction.da": "Den ene" }), save({ "part.introduction.da": "Den anden" })]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { written } = await page();
    expect(written.version).toBe(1);
    expect(await save({ "part.introduction.da": written.parts.introduction.da }, 1)).toEqual({ ok: false, reason: "nothing_changed" });
    await save({ "part.introduction.da": "Tre", [`initiative.${initiative.reference}.en`]: "On the initiative" }, 1);
    expect((await page()).written).toMatchObject({ version: 2, initiatives: { [initiative.reference]: { da: "", en: "On the initiative" } } });
    expect((await audits()).filter(({ action }) => action === "self_assessment.saved").map(({ data }) => data)).toEqual([{ version: 1, changed: ["introduction"] }, { version: 2, changed: ["introduction", initiative.reference] }]);
    for (const act of [() => page(here.moderator), () => save({}, 2, here.moderator), () => publish({}, 1, here.moderator)]) await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    expect(readAssessment({ "part.introduction.da": "x".repeat(10_001) }, []).errors).toEqual({ "part.introduction.da": "too_long" });
  });

  it("is published with a reason where something is missing, and says what; nothing is published before a plan is adopted", async () => {
    const other = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    expect(await publishReport(as(here.colleague), other.slug, 1, publishInput.parse({ confirmed: "yes" }))).toEqual({ ok: false, reason: "publication_blocked" });
    expect(await saveSelfAssessment(as(here.colleague), other.slug, readAssessment({ version: "0" }, []).input!)).toEqual({ ok: false, reason: "report_blocked" });
    await report(0);
    const { missing, of } = await page();
    expect(missing.map((each) => [each.key, "texts" in each ? each.texts.length : "milestones" in each ? each.milestones : null])).toEqual([["report_texts", 10], ["report_initiatives", 2], ["unreported", [expect.objectContaining({ reference: "PA-I-01", number: 2 })]]]);
    expect(await publish()).toEqual({ ok: false, reason: "missing_changed" });
    expect(await publish({ seen: of.seen })).toEqual({ ok: false, reason: "override_missing" });
    expect(await publish({ seen: of.seen, overrideDa: "Det haster.", overrideEn: "It is urgent." })).toMatchObject({ ok: true, value: { number: 1 } });
    const { publication } = await getPublication(as(visitor), here.plan.slug, "report", 1);
    expect(publication).toMatchObject({ overrideReason: { da: "Det haster.", en: "It is urgent." }, missing: { report_texts: 10, report_initiatives: 2, unreported: 1 } });
    const words = JSON.stringify(documentOf(publication, "en", "https://samplan.example").blocks);
    expect(words).toContain("It is urgent.");
    expect(words).toContain("Reports on 1 milestone");
  });

  it("is an unchangeable version with its hash, of progress, last reports with evidence, coding and texts; the next one says what has changed", async () => {
    await report(0);
    await report(1);
    await code({ completion: "substantial" });
    await save(allTexts("Første"));
    expect((await page()).missing).toEqual([]);
    const preview = (await getReportPreview(as(here.colleague), here.plan.slug)).document;
    const published = await publish();
    if (!published.ok) throw new Error(published.reason);
    const { publication } = await getPublication(as(visitor), here.plan.slug, "report", 1);
    expect(createHash("sha256").update(publication.content).digest("hex")).toBe(published.value.hash);
    expect(publication.files).toHaveLength(4);
    const content = JSON.parse(publication.content) as ReportContent;
    expect(content.initiatives).toMatchObject([{ reference: "PA-I-01", number: "1.1", progress: "complete", lead: "Demostyrelsen", coding: { completion: "substantial" }, text: { da: "Første om initiative.PA-I-01" }, milestones: [{ isOverdue: false, last: { completion: "complete", body: "Vi er begyndt. Nu skriver vi.", evidence: [{ url: "https://example.dk/side" }] } }, { number: 2 }] }]);
    expect(publication.content).not.toContain(here.moderator.id);
    const document = documentOf(publication, "da", "https://samplan.example");
    expect(document.blocks).toEqual(preview.blocks);
    const said = JSON.stringify(document.blocks);
    for (const each of ["Første om part.lessons", "Første om initiative.PA-I-01", "https://example.dk/side", "Indberettet af dem, der koordinerer planen", "https://example.org/irm", "1 af 1 initiativ er gennemført"]) expect(said).toContain(each);
    expect(await publish({}, 2)).toEqual({ ok: false, reason: "change_note_missing" });
    await save(allTexts("Anden"), 1);
    const second = await Promise.allSettled([publish({ noteDa: "Rettet.", noteEn: "Corrected." }, 2), publish({ noteDa: "Rettet.", noteEn: "Corrected." }, 2)]);
    expect(second.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getPublication(as(visitor), here.plan.slug, "report", 1)).publication.content).toBe(publication.content);
    expect((await audits()).filter(({ action }) => action === "report.published").map(({ data }) => (data as { version: number }).version)).toEqual([1, 2]);
    // It is no version of the plan, nor of its accounting.
    expect((await getPublishing(as(here.colleague), here.plan.slug)).of.plan.next).toBe(1);
  });

  it("takes nothing once the plan is closed", async () => {
    const { plans } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(plans).set({ state: "closed" }); });
    for (const act of [() => save({ "part.introduction.da": "x" }), () => publish(), () => code({ potential: "modest" })]) await expect(act()).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
  });
});
