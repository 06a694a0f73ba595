import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { findDownload } from "#app/domain/attachments/find-download.server.ts";
import type { Actor } from "#app/domain/context.ts";
import { collectReport } from "#app/domain/implementation/collect-report.server.ts";
import { findReporting } from "#app/domain/implementation/find-reporting.server.ts";
import { askForReport } from "#app/domain/implementation/ask-for-report.server.ts";
import { getInitiativeProgress } from "#app/domain/implementation/get-initiative-progress.server.ts";
import { listProgressDesk } from "#app/domain/implementation/get-progress-desk.server.ts";
import { hideReport, readHiddenReport, showReport } from "#app/domain/implementation/hide-report.server.ts";
import { missingInReport } from "#app/domain/implementation/report-gate.ts";
import { remindOwners } from "#app/domain/implementation/remind-owners.server.ts";
import { reportAtDesk, reportByLink } from "#app/domain/implementation/report-progress.server.ts";
import { stopLink } from "#app/domain/initiative-authorities/change-link.server.ts";
import { listParties } from "#app/domain/initiative-authorities/list-parties.server.ts";
import { makeLead } from "#app/domain/initiative-authorities/ask-party.server.ts";
import { nameParty, removeParty } from "#app/domain/initiative-authorities/name-party.server.ts";
import { composeMail } from "#app/domain/mail/compose-mail.ts";
import { workSections } from "#app/domain/my-data/collect-work.server.ts";
import { getManagedPlan } from "#app/domain/plans/managed-plan.server.ts";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { aReport, carryOut, type CarriedOutInitiative } from "#tests/support/carried-out.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";

describeOnBothDatabases("what staff do about reports and who reports", (open) => {
  const { here, as, audits, mails } = useDesk(open);
  let initiative: CarriedOutInitiative;
  beforeEach(async () => { initiative = await carryOut(here.store, here.plan); });

  const report = (input: Parameters<typeof aReport>[1] = {}, now = after({ hours: 1 })) => reportAtDesk(contextFor(here.store, here.moderator, { now }), here.plan.slug, initiative.reference, aReport(initiative.milestones[0]!, input));
  const view = async (all?: string) => (await getInitiativeProgress(contextFor(here.store, visitor, { now: after({ hours: 2 }) }), initiative.reference, all))!;
  const hide = (id: string, actor: Actor = here.moderator) => hideReport(as(actor), here.plan.slug, initiative.reference, { report: id, reason: "personal_data" });
  const show = (id: string, actor: Actor = here.moderator) => showReport(as(actor), here.plan.slug, initiative.reference, id);
  const setPlan = (state: "closed") => here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ state }).where(eq(here.store.tables.plans.id, here.plan.id)); });
  const mailedToken = async () => (await mails()).filter(({ kind }) => kind === "progress_asked").at(-1)!.payload.token!;
  const ask = (email: string, party = initiative.lead) => askForReport(as(here.moderator), here.plan.slug, initiative.reference, { party, email, locale: "da" });
  const content = async () => collectReport(as(here.colleague), await getManagedPlan(as(here.colleague), here.plan.slug));

  it("hides a report's text, links and files, keeps its level and a mark, and shows it again, also when the plan is closed", async () => {
    const first = await report({ body: "Det første" });
    const { id } = await report({ completion: "substantial", body: "CPR er nævnt", evidence: [{ label: "Siden", url: "https://example.dk/hemmelig" }] }, after({ hours: 2 }));
    const file = newId();
    await here.store.write(async (tx) => { await tx.insert(here.store.tables.attachments).values({ id: file, milestoneReportId: id, uploadedBy: here.moderator.id, name: "hemmelig.pdf", type: "application/pdf", size: 10, sha256: "a".repeat(64), storageKey: file, createdAt: after({}) }); });
    expect((await findDownload(as(visitor), file, null)).isPublic).toBe(true);
    await hide(id);
    const [milestone] = (await view()).milestones;
    expect(milestone).toMatchObject({ completion: "substantial", reportCount: 2, reports: [{ id, hidden: "personal_data", body: "", evidence: [], files: [], completion: "substantial" }, { id: first.id, hidden: null, body: "Det første" }] });
    expect(JSON.stringify(await view())).not.toMatch(/CPR|hemmelig/);
    // Its file is the staff's, whose reading is on record.
    for (const actor of [visitor, here.anna]) await expect(findDownload(as(actor), file, null)).rejects.toMatchObject({ kind: "not_found" });
    expect(await findDownload(as(here.colleague), file, null)).toMatchObject({ name: "hemmelig.pdf", isPublic: false });
    const kept = await content();
    expect(kept.initiatives[0]!.milestones[0]).toMatchObject({ completion: "substantial", last: { body: "Det første", completion: "limited" } });
    expect(await readHiddenReport(as(here.colleague), here.plan.slug, initiative.reference, id)).toMatchObject({ id, body: "CPR er nævnt", files: [{ name: "hemmelig.pdf" }] });
    expect(await readHiddenReport(as(here.colleague), here.plan.slug, initiative.reference, first.id)).toBeNull();
    await expect(hide(id)).rejects.toMatchObject({ kind: "conflict" });
    await setPlan("closed");
    await show(id);
    await expect(show(id)).rejects.toMatchObject({ kind: "conflict" });
    expect((await view()).milestones[0]!.reports[0]).toMatchObject({ body: "CPR er nævnt", hidden: null, files: [{ name: "hemmelig.pdf" }] });
    expect((await findDownload(as(visitor), file, null)).isPublic).toBe(true);
    await hide(first.id);
    const about = { reference: "PA-I-01", milestone: 1, report: id };
    expect((await audits()).filter(({ action }) => action.includes("hidden") || action.includes("restored")).map(({ action, data }) => [action, data])).toEqual([
      ["milestone.report_hidden", { ...about, reason: "personal_data" }], ["milestone.hidden_report_read", { ...about, attachmentId: file }], ["milestone.hidden_report_read", about],
      ["milestone.report_restored", about], ["milestone.report_hidden", { ...about, report: first.id, reason: "personal_data" }],
    ]);
    const rows = [];
    for await (const batch of workSections(as(here.moderator), here.moderator).find(({ name }) => name === "milestoneReports")!.batches()) rows.push(...batch);
    expect(rows.map(({ detail }) => (detail as { hidden: string | null }).hidden)).toEqual(["personal_data", null]);
  });

  it("lets nobody else hide one, and none of another initiative; a milestone whose only report is hidden is still reported on", async () => {
    const { id } = await report();
    const elsewhere = await addPerson(here.store, { planRole: { planId: newId(), role: "coordinator" } });
    for (const actor of [here.anna, elsewhere, visitor]) for (const act of [hide, show]) await expect(act(id, actor)).rejects.toMatchObject({ kind: "forbidden" });
    const other = await carryOut(here.store, here.plan, { reference: "PA-I-02", number: "1.2" });
    await expect(hideReport(as(here.moderator), here.plan.slug, other.reference, { report: id, reason: "offensive" })).rejects.toMatchObject({ kind: "not_found" });
    await hide(id);
    const kept = await content();
    expect(kept.initiatives.find(({ reference }) => reference === "PA-I-01")!.milestones[0]).toMatchObject({ completion: "limited", last: null });
    const unreported = missingInReport(kept, { isAdopted: true, bothLanguages: false }).find((each) => each.key === "unreported");
    expect(unreported).toMatchObject({ milestones: [{ reference: "PA-I-01", number: 2 }, { reference: "PA-I-02", number: 1 }, { reference: "PA-I-02", number: 2 }] });
  });

  it("tells the party that reported, at its mailbox, and nobody where staff did", async () => {
    const told = async () => (await mails()).filter(({ kind }) => kind === "progress_hidden" || kind === "progress_restored");
    await hide((await report()).id);
    expect(await told()).toEqual([]);
    await ask("lead@samplan.example");
    const sent = await reportByLink(as(visitor), await mailedToken(), aReport(initiative.milestones[1]!));
    const id = sent.ok ? sent.value.id : "";
    await hide(id);
    await show(id);
    await hide(id);
    expect((await told()).map(({ kind, recipient }) => [kind, recipient])).toEqual([["progress_hidden", "lead@samplan.example"], ["progress_restored", "lead@samplan.example"], ["progress_hidden", "lead@samplan.example"]]);
    const texts = (await told()).flatMap(({ payload, kind }) => (["da", "en"] as const).map((locale) => composeMail("https://samplan.example", { kind, locale, payload }).text));
    expect(texts[0]).toContain("milepæl 2 i »Åbne møder« (PA-I-01)");
    expect(texts[0]).toContain("Grunden er: personoplysninger.");
    expect(texts[1]).toContain("https://samplan.example/en/initiatives/PA-I-01");
    expect(texts[3]).toContain("is no longer hidden");
  });

  it("reads the last twenty reports of each milestone, and two hundred of one that is asked for", async () => {
    const { milestoneReports: r, milestones: m } = here.store.tables;
    await here.store.write(async (tx) => {
      await tx.insert(r).values(Array.from({ length: 205 }, (_, index) => ({ id: newId(), milestoneId: initiative.milestones[0]!, completion: "limited" as const, body: `Nummer ${index + 1}`, language: "da", evidence: [], reportedAs: "", formKey: newId(), at: after({ minutes: index }) })));
      await tx.update(m).set({ completion: "limited", reportedAt: after({ minutes: 204 }) }).where(eq(m.id, initiative.milestones[0]!));
    });
    const bodies = ({ milestones: [milestone] }: Awaited<ReturnType<typeof view>>) => [milestone!.reportCount, milestone!.reports.length, milestone!.reports[0]!.body, milestone!.reports.at(-1)!.body];
    expect(bodies(await view())).toEqual([205, 20, "Nummer 205", "Nummer 186"]);
    expect(bodies(await view(initiative.milestones[0]))).toEqual([205, 200, "Nummer 205", "Nummer 6"]);
    expect(bodies(await view(initiative.milestones[1]))).toEqual([205, 20, "Nummer 205", "Nummer 186"]);
  });

  it("sends a party another link when its mailbox is another one, and stops a link; those mailed before go on working until then", async () => {
    const { initiativeAuthorities: a } = here.store.tables;
    // As a link was made before it had a number.
    const former = as(here.moderator).seal.secretFor(initiative.lead, "initiative authority");
    await here.store.write(async (tx) => { await tx.update(a).set({ tokenHash: hashToken(former) }).where(eq(a.id, initiative.lead)); });
    expect(await findReporting(as(visitor), former)).not.toBeNull();
    await ask("LEAD@samplan.example");
    expect(await mailedToken()).toBe(former);
    await ask("ny@samplan.example");
    const second = await mailedToken();
    expect(second).not.toBe(former);
    expect([await findReporting(as(visitor), former), await findReporting(as(visitor), second)]).toMatchObject([null, { party: { name: "Demostyrelsen" } }]);
    await expect(reportByLink(as(visitor), former, aReport(initiative.milestones[0]!))).rejects.toMatchObject({ kind: "not_found" });
    const stop = (actor: Actor, party = initiative.lead) => stopLink(as(actor), here.plan.slug, initiative.reference, party);
    await expect(stop(here.anna)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(stop(here.moderator, newId())).rejects.toMatchObject({ kind: "not_found" });
    expect((await listParties(as(here.moderator), here.plan.id, initiative.id))[0]!.hasLink).toBe(true);
    await stop(here.moderator);
    expect((await listParties(as(here.moderator), here.plan.id, initiative.id))[0]!.hasLink).toBe(false);
    expect(await findReporting(as(visitor), second)).toBeNull();
    await expect(stop(here.moderator)).rejects.toMatchObject({ kind: "not_found" });
    // The reminder has a link that neither of the two was.
    expect(await remindOwners(contextFor(here.store, system, { now: after({ days: 9 }) }))).toBe(1);
    const third = await mailedToken();
    expect([former, second]).not.toContain(third);
    expect(await findReporting(as(visitor), third)).not.toBeNull();
    expect([await findReporting(as(visitor), former), await findReporting(as(visitor), second)]).toEqual([null, null]);
    expect((await audits()).filter(({ action }) => action === "initiative.authority_link_stopped").map(({ data, planId }) => [data, planId])).toEqual([[{ reference: "PA-I-01", authority: "Demostyrelsen" }, here.plan.id]]);
  });

  it("lets those who run the plan add who carries an adopted initiative out, so that somebody is reminded, and change nothing else", async () => {
    const { initiativeAuthorities: a } = here.store.tables;
    await here.store.write(async (tx) => { await tx.delete(a).where(eq(a.initiativeId, initiative.id)); });
    const worker = contextFor(here.store, system, { now: after({ hours: 3 }) });
    expect(await remindOwners(worker)).toBe(0);
    const name = (actor: Actor, role: "lead" | "supporting", called: string) => nameParty(as(actor), here.plan.slug, initiative.reference, { name: called, role, sector: "government", email: `${role}@samplan.example` });
    await expect(name(here.moderator, "lead", "Styrelsen")).rejects.toMatchObject({ kind: "conflict" });
    const added = await name(here.colleague, "lead", "Styrelsen");
    expect(added).toMatchObject({ ok: true });
    expect(await name(here.colleague, "lead", "En anden")).toEqual({ ok: false, reason: "lead_taken" });
    expect(await name(here.colleague, "supporting", "Foreningen")).toMatchObject({ ok: true });
    const lead = added.ok ? added.value.id : "";
    await expect(removeParty(as(here.colleague), here.plan.slug, initiative.reference, lead)).rejects.toMatchObject({ kind: "conflict" });
    await expect(makeLead(as(here.colleague), here.plan.slug, initiative.reference, lead)).rejects.toMatchObject({ kind: "conflict" });
    expect((await listProgressDesk(as(here.moderator), here.plan.slug)).lines[0]!.mailbox).toEqual({ name: "Styrelsen", email: "lead@samplan.example" });
    expect(await remindOwners(worker)).toBe(1);
    expect(await reportByLink(as(visitor), await mailedToken(), aReport(initiative.milestones[0]!))).toMatchObject({ ok: true });
    expect((await view()).milestones[0]!.reports[0]!.reportedAs).toBe("Styrelsen");
    await setPlan("closed");
    await expect(name(here.colleague, "supporting", "For sent")).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
  });
});
