import { eq, sql } from "drizzle-orm";
import { unzipSync, strFromU8 } from "fflate";
import { expect, it } from "vitest";
import { findDownload } from "#app/domain/attachments/find-download.server.ts";
import type { SentFiles } from "#app/domain/attachments/rules.ts";
import { changeRules, getRules } from "#app/domain/compliance/change-rules.server.ts";
import { getCompliance } from "#app/domain/compliance/get-compliance.server.ts";
import { remindCoordinators } from "#app/domain/compliance/remind-coordinators.server.ts";
import { readRules, ruleField } from "#app/domain/compliance/rules-input.ts";
import { thresholdNames, type ThresholdName } from "#app/domain/compliance/thresholds.ts";
import { collectEvidence } from "#app/domain/evidence/collect-evidence.server.ts";
import { writeCursor } from "#app/domain/keyset/cursor.ts";
import { getMeetingsPage } from "#app/domain/meetings/get-meetings-page.server.ts";
import { listMeetings } from "#app/domain/meetings/list-meetings.server.ts";
import { deleteMeeting, removeMeetingFile, saveMeeting } from "#app/domain/meetings/save-meeting.server.ts";
import { meetingInput, type MeetingInput } from "#app/domain/meetings/schema.ts";
import { deleteOutreach, saveOutreach } from "#app/domain/outreach/save-outreach.server.ts";
import { outreachInput } from "#app/domain/outreach/schema.ts";
import { deleteAccount } from "#app/domain/my-data/delete-account.server.ts";
import type { RecordsQuery } from "#app/domain/plan-records/records-query.ts";
import type { Saving } from "#app/domain/plan-records/rules.ts";
import { getDocumentsPage } from "#app/domain/repository/get-documents-page.server.ts";
import { deleteDocument, removeDocumentFile, saveDocument } from "#app/domain/repository/save-document.server.ts";
import { documentInput, type DocumentInput } from "#app/domain/repository/schema.ts";
import { newId } from "#app/lib/id.ts";
import { zipStream } from "#app/server/zip-stream.ts";
import { requirementIds } from "#db/values.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { exe, pdf } from "#tests/support/files.ts";
import { addPerson } from "#tests/support/people.ts";

const noFiles: SentFiles = { taken: [], refused: [] };
const sent = (name: string): SentFiles => ({ taken: [{ name, bytes: pdf(name) }], refused: [] });
const aMeeting = (fields: Record<string, string> = {}): MeetingInput => meetingInput.parse({ kind: "forum", titleDa: "Forum", titleEn: "Forum", heldOn: "2027-03-02", version: "0", ...fields });
const aDocument = (fields: Record<string, string> = {}): DocumentInput => documentInput.parse({ kind: "forum_rules", titleDa: "Regler", titleEn: "Rules", datedOn: "2027-03-01", url: "https://samplan.example/rules", version: "0", ...fields });
const anActivity = (fields: Record<string, string> = {}) => outreachInput.parse({ kind: "press", titleDa: "Omtale", titleEn: "Press", doneOn: "2027-03-01", version: "0", ...fields });

describeOnBothDatabases("OGP's requirements and the records behind them", (open) => {
  const { here, as, audits, answer } = useDesk(open);
  const slug = () => here.plan.slug;
  const at = (moment: Date) => contextFor(here.store, here.colleague, { now: moment });
  const publicly = (now = noon) => contextFor(here.store, visitor, { now });
  const saved = (saving: Saving) => { if ("errors" in saving) throw new Error(JSON.stringify(saving.errors)); return saving.saved; };
  const meet = async (fields: Record<string, string> = {}, files = noFiles, id = newId()) => { saved(await saveMeeting(as(here.colleague), slug(), id, aMeeting(fields), files)); return id; };
  const setPlan = (values: Partial<(typeof here.store.tables.plans)["$inferInsert"]>) => here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set(values).where(eq(here.store.tables.plans.id, here.plan.id)); });
  const heldMeetings = async () => (await getMeetingsPage(publicly(), slug(), {})).held.rows;
  const documents = async () => (await getDocumentsPage(publicly(), slug(), {})).documents.rows;
  const pack = async () => { const { files } = await collectEvidence(publicly(), slug()); return unzipSync(new Uint8Array(await new Response(zipStream(files, noon)).arrayBuffer())); };
  const standings = async (now = noon) => Object.fromEntries((await getCompliance(publicly(now), slug())).results.map(({ id, standing }) => [id, standing]));

  it("a meeting is public with its file, has the day of its minutes once, and is in the trail", async () => {
    const id = await meet({ minutesDa: "Vi talte.", minutesEn: "We talked.", from_government: "3", from_civil_society: "1.200" }, sent("referat.pdf"));
    const held = await heldMeetings();
    expect(held).toMatchObject([{ id, version: 1, attendance: { government: 3, civil_society: 1200 }, minutesAt: after({ hours: 1 }), attachments: [{ name: "referat.pdf" }] }]);
    expect(await findDownload(publicly(), held[0]!.attachments[0]!.id, null)).toMatchObject({ isPublic: true });
    saved(await saveMeeting(at(after({ days: 3 })), slug(), id, aMeeting({ version: "1", minutesDa: "Rettet.", minutesEn: "Corrected." }), noFiles));
    expect(await listMeetings(publicly(), here.plan.id)).toMatchObject([{ version: 2, minutesAt: after({ hours: 1 }), attendance: {} }]);
    await removeMeetingFile(as(here.colleague), slug(), id, held[0]!.attachments[0]!.id);
    expect(await heldMeetings()).toMatchObject([{ minutesAt: after({ hours: 1 }), attachments: [] }]);
    await expect(findDownload(publicly(), held[0]!.attachments[0]!.id, null)).rejects.toMatchObject({ kind: "not_found" });
    expect((await audits()).map(({ action, actorRole, planId }) => [action, actorRole, planId])).toEqual(["added", "changed", "file_removed"].map((what) => [`meeting.${what}`, "coordinator", here.plan.id]));
  });

  it("minutes that are taken away are not public any more, and are from the day they come again", async () => {
    const texts = { minutesDa: "Vi talte.", minutesEn: "We talked." };
    const change = async (version: string, fields: Record<string, string>, days: number, id: string, files = noFiles) => { saved(await saveMeeting(at(after({ days })), slug(), id, aMeeting({ version, ...fields }), files)); return (await heldMeetings()).find((each) => each.id === id)?.minutesAt; };
    const id = await meet(texts);
    expect(await change("1", {}, 1, id)).toBeNull();
    expect(await change("2", texts, 2, id)).toEqual(after({ days: 2 }));
    // As long as there is the file, they are public; with the last one they are gone.
    expect(await change("3", {}, 3, id, sent("referat.pdf"))).toEqual(after({ days: 2 }));
    expect(await change("4", {}, 4, id)).toEqual(after({ days: 2 }));
    await removeMeetingFile(as(here.colleague), slug(), id, (await heldMeetings())[0]!.attachments[0]!.id);
    expect((await heldMeetings())[0]).toMatchObject({ version: 5, minutesAt: null });
    // Nor has a meeting minutes that is put off until later, though its file stays.
    const later = await meet({}, sent("a.pdf"));
    saved(await saveMeeting(as(here.colleague), slug(), later, aMeeting({ version: "1", heldOn: "2027-04-01" }), noFiles));
    expect((await getMeetingsPage(publicly(), slug(), {})).coming).toMatchObject([{ id: later, minutesAt: null, attachments: [{ name: "a.pdf" }] }]);
  });

  it("the form of a new one that is sent twice is one, whoever was faster, with its files once", async () => {
    const [meeting, activity, document] = [newId(), newId(), newId()];
    const twice = async (save: () => Promise<Saving>) => (await Promise.all([save(), save()])).concat(await save());
    const first = { saved: { version: 1, refused: [] } };
    expect(await twice(() => saveMeeting(as(here.colleague), slug(), meeting, aMeeting({ minutesDa: "Vi talte.", minutesEn: "We talked.", from_other: "3", from_government: "2" }), sent("a.pdf")))).toEqual([first, first, first]);
    expect(await twice(() => saveOutreach(as(here.colleague), slug(), activity, anActivity({ reached: "40" })))).toEqual([first, first, first]);
    expect(await twice(() => saveDocument(as(here.colleague), slug(), document, aDocument({ url: "" }), sent("b.pdf")))).toEqual([first, first, first]);
    expect(await heldMeetings()).toMatchObject([{ id: meeting, version: 1, attachments: [{ name: "a.pdf" }] }]);
    expect((await heldMeetings())[0]!.attachments).toHaveLength(1);
    expect((await documents())[0]!.attachments).toHaveLength(1);
    expect((await audits()).map(({ action }) => action)).toEqual(["meeting.added", "outreach.added", "document.added"]);
    // A file that is not there is told of, and a form that says something else is not taken for the same.
    expect(await saveMeeting(as(here.colleague), slug(), meeting, aMeeting({ minutesDa: "Vi talte.", minutesEn: "We talked.", from_other: "3", from_government: "2" }), sent("c.pdf"))).toEqual({ saved: { version: 1, refused: [{ name: "c.pdf", reason: "not_saved" }] } });
    await expect(saveMeeting(as(here.colleague), slug(), meeting, aMeeting({ place: "Her" }), noFiles)).rejects.toMatchObject({ kind: "conflict" });
    await expect(saveOutreach(as(here.colleague), slug(), activity, anActivity({ reached: "41" }))).rejects.toMatchObject({ kind: "conflict" });
    await expect(saveDocument(as(here.colleague), slug(), document, aDocument({ url: "", titleDa: "Andet" }), sent("b.pdf"))).rejects.toMatchObject({ kind: "conflict" });
  });

  it("those that were held and the documents come a page at a time, and the page of one is found", async () => {
    const { meetings: m, repositoryDocuments: d } = here.store.tables;
    const empty = { da: "", en: "" };
    // Three of each day, so that a page ends between those of one day.
    const ids = Array.from({ length: 45 }, () => newId()).sort();
    const dayOfRow = (index: number) => `2026-06-${10 + Math.floor(index / 3)}`;
    await here.store.write(async (tx) => {
      await tx.insert(m).values(ids.map((id, index) => ({ id, planId: here.plan.id, kind: "other" as const, title: { da: `M${index}`, en: "" }, heldOn: dayOfRow(index), agenda: empty, minutes: empty, createdAt: noon, changedAt: noon })));
      await tx.insert(d).values(ids.map((id, index) => ({ id, planId: here.plan.id, kind: "other" as const, title: { da: `D${index}`, en: "" }, datedOn: dayOfRow(index), description: empty, url: "https://samplan.example/d", addedAt: noon })));
    });
    const newestFirst = ids.toReversed();
    const reads = [async (query: RecordsQuery) => (await getMeetingsPage(publicly(), slug(), query)).held, async (query: RecordsQuery) => (await getDocumentsPage(publicly(), slug(), query)).documents];
    for (const read of reads) {
      const first = await read({});
      const second = await read({ at: first.next! });
      const third = await read({ at: second.next! });
      expect([first, second, third].map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
      expect([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(newestFirst);
      expect([first.previous, third.next]).toEqual([null, null]);
      expect((await read({ at: third.previous! })).rows.map(({ id }) => id)).toEqual(newestFirst.slice(20, 40));
      // Of one that is named the page begins with it, unless it is on the first; what is no place is the first.
      expect((await read({ record: newestFirst[3]! })).rows[0]!.id).toBe(newestFirst[0]);
      const found = await read({ record: newestFirst[31]! });
      expect(found.rows.map(({ id }) => id)).toEqual(newestFirst.slice(31));
      expect((await read({ at: found.previous! })).rows.map(({ id }) => id)).toEqual(newestFirst.slice(11, 31));
      for (const query of [{ record: newId() }, { at: "nonsense" }, { at: writeCursor({ direction: "after", value: 0, id: "" }) }]) expect((await read(query)).rows[0]!.id).toBe(newestFirst[0]);
    }
    expect((await getCompliance(publicly(), slug())).results.find(({ id }) => id === "2.2")!.evidence).toHaveLength(45);
    expect(strFromU8((await pack())["meetings.csv"]!).trim().split("\n")).toHaveLength(46);
  });

  it("of two who save at once one is told, and nothing is half written", async () => {
    const id = await meet();
    const results = await Promise.allSettled([saveMeeting(as(here.colleague), slug(), id, aMeeting({ version: "1", place: "Her" }), noFiles), saveMeeting(as(here.colleague), slug(), id, aMeeting({ version: "1", place: "Der" }), sent("a.pdf"))]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
    expect((await listMeetings(publicly(), here.plan.id))[0]!.version).toBe(2);
    // The form of a new one that comes twice is one meeting.
    await expect(saveMeeting(as(here.colleague), slug(), id, aMeeting(), noFiles)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("a file that is none is told, and the texts are kept all the same; a document that would be nothing is not", async () => {
    const bad: SentFiles = { taken: [{ name: "a.pdf", bytes: exe() }], refused: [] };
    expect(await saveMeeting(as(here.colleague), slug(), newId(), aMeeting(), bad)).toMatchObject({ saved: { version: 1, refused: [{ name: "a.pdf", reason: "wrong_type" }] } });
    expect((await listMeetings(publicly(), here.plan.id))[0]).toMatchObject({ attachments: [], minutesAt: null });
    expect(await saveDocument(as(here.colleague), slug(), newId(), aDocument({ url: "" }), bad)).toEqual({ errors: { url: "document_place_missing" }, refused: [{ name: "a.pdf", reason: "wrong_type" }] });
    expect((await documents())).toEqual([]);
    // Nor one whose address is taken away.
    const id = newId();
    saved(await saveDocument(as(here.colleague), slug(), id, aDocument(), noFiles));
    expect(await saveDocument(as(here.colleague), slug(), id, aDocument({ url: "", version: "1" }), noFiles)).toMatchObject({ errors: { url: "document_place_missing" } });
    expect((await documents())).toMatchObject([{ version: 1, url: "https://samplan.example/rules" }]);
  });

  it("what is not right is told by field", async () => {
    const save = async (fields: Record<string, string>) => { const result = await saveMeeting(as(here.colleague), slug(), newId(), aMeeting(fields), noFiles); return "errors" in result ? result.errors : {}; };
    expect(await save({ titleEn: "" })).toEqual({ titleEn: "record_title_missing" });
    expect(await save({ cancelledEn: "Snow" })).toEqual({ cancelledDa: "record_reason_missing" });
    expect(await save({ heldOn: "2027-03-10", minutesDa: "x" })).toEqual({ heldOn: "meeting_not_held" });
    expect(await save({ heldOn: "2027-03-10", from_other: "2" })).toEqual({ heldOn: "meeting_not_held" });
    expect(await saveOutreach(as(here.colleague), slug(), newId(), anActivity({ doneOn: "2027-03-10" }))).toEqual({ errors: { doneOn: "outreach_not_done" } });
    expect(Object.values(meetingInput.safeParse({ kind: "x", titleDa: " ", heldOn: "2027-02-30", from_other: "-1" }).error!.issues.map(({ message }) => message)).sort()).toEqual(["day_invalid", "meeting_kind_missing", "record_count_wrong", "record_title_missing"]);
    await setPlan({ bothLanguages: false });
    expect(await save({ titleEn: "", cancelledDa: "Sne" })).toEqual({});
  });

  it("a slip can be deleted for a day, and then not", async () => {
    const [meeting, activity, document] = [await meet({}, sent("a.pdf")), newId(), newId()];
    saved(await saveOutreach(as(here.colleague), slug(), activity, anActivity()));
    saved(await saveDocument(as(here.colleague), slug(), document, aDocument(), noFiles));
    const late = at(after({ days: 1, hours: 1 }));
    for (const remove of [() => deleteMeeting(late, slug(), meeting, 1), () => deleteOutreach(late, slug(), activity, 1), () => deleteDocument(late, slug(), document, 1)]) expect(await remove()).toEqual({ ok: false, reason: "record_stays" });
    await expect(deleteMeeting(as(here.colleague), slug(), meeting, 2)).rejects.toMatchObject({ kind: "conflict" });
    const soon = at(after({ days: 1, minutes: 59 }));
    for (const remove of [() => deleteMeeting(soon, slug(), meeting, 1), () => deleteOutreach(soon, slug(), activity, 1), () => deleteDocument(soon, slug(), document, 1)]) expect(await remove()).toEqual({ ok: true, value: null });
    expect(await listMeetings(publicly(), here.plan.id)).toEqual([]);
    // Its file belongs to nothing, and is the worker's to remove.
    expect(await here.store.read.select({ meetingId: here.store.tables.attachments.meetingId }).from(here.store.tables.attachments)).toEqual([{ meetingId: null }]);
  });

  it("a document that is withdrawn stays with the reason, and its file is not given out", async () => {
    const id = newId();
    saved(await saveDocument(as(here.colleague), slug(), id, aDocument({ url: "" }), sent("regler.pdf")));
    const { attachments } = (await documents())[0]!;
    expect(await removeDocumentFile(as(here.colleague), slug(), id, attachments[0]!.id)).toEqual({ ok: false, reason: "document_place_missing" });
    saved(await saveDocument(as(here.colleague), slug(), id, aDocument({ url: "", version: "1", withdrawnDa: "Forældet", withdrawnEn: "Out of date" }), noFiles));
    expect((await documents())).toMatchObject([{ withdrawnReason: { da: "Forældet", en: "Out of date" }, withdrawnAt: after({ hours: 1 }) }]);
    for (const actor of [visitor, here.anna, here.moderator]) await expect(findDownload(as(actor), attachments[0]!.id, null)).rejects.toMatchObject({ kind: "not_found" });
    expect(await findDownload(as(here.colleague), attachments[0]!.id, null)).toMatchObject({ name: "regler.pdf", isPublic: false });
    saved(await saveDocument(as(here.colleague), slug(), id, aDocument({ url: "", version: "2" }), noFiles));
    expect(await findDownload(publicly(), attachments[0]!.id, null)).toMatchObject({ isPublic: true });
  });

  it("files of a plan in draft are for who runs it", async () => {
    await meet({}, sent("dagsorden.pdf"));
    saved(await saveDocument(as(here.colleague), slug(), newId(), aDocument(), sent("regler.pdf")));
    const files = [...(await heldMeetings()), ...(await documents())].flatMap(({ attachments }) => attachments);
    await setPlan({ state: "draft" });
    const [own, elsewhere] = [await addPerson(here.store, { planRole: { planId: here.plan.id, role: "coordinator" } }), await addPerson(here.store, { planRole: { planId: newId(), role: "coordinator" } })];
    expect(files.map(({ name }) => name)).toEqual(["dagsorden.pdf", "regler.pdf"]);
    for (const { id, name } of files) {
      for (const actor of [visitor, here.anna, here.moderator, elsewhere]) await expect(findDownload(as(actor), id, null)).rejects.toMatchObject({ kind: "not_found" });
      for (const actor of [here.colleague, own]) expect(await findDownload(as(actor), id, null)).toMatchObject({ name, isPublic: false });
    }
  });

  it("are kept by who runs the plan alone, and not of a closed one", async () => {
    const elsewhere = await addPerson(here.store, { planRole: { planId: newId(), role: "coordinator" } });
    const id = await meet();
    for (const actor of [here.moderator, here.anna, elsewhere]) {
      await expect(saveMeeting(as(actor), slug(), id, aMeeting({ version: "1" }), noFiles)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(saveDocument(as(actor), slug(), newId(), aDocument(), noFiles)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getRules(as(actor), slug())).rejects.toMatchObject({ kind: "forbidden" });
    }
    await setPlan({ state: "closed" });
    for (const act of [() => saveMeeting(as(here.colleague), slug(), id, aMeeting({ version: "1" }), noFiles), () => saveOutreach(as(here.colleague), slug(), newId(), anActivity()), () => saveDocument(as(here.colleague), slug(), newId(), aDocument(), noFiles), () => deleteMeeting(as(here.colleague), slug(), id, 1)]) await expect(act()).rejects.toMatchObject({ reason: "plan_closed" });
    await setPlan({ state: "draft" });
    await expect(getMeetingsPage(publicly(), slug(), {})).rejects.toMatchObject({ kind: "not_found" });
    await expect(collectEvidence(publicly(), slug())).rejects.toMatchObject({ kind: "not_found" });
  });

  it("the requirements follow from what is recorded, answered and set", async () => {
    expect(await standings()).toEqual({ "1.1": "not_due", "2.1": "met", "2.2": "not_due", "3.1": "not_known", "3.2": "not_due", "3.3": "not_due", "4.1": "not_due", "5.1": "not_due" });
    await meet();
    saved(await saveDocument(as(here.colleague), slug(), newId(), aDocument(), noFiles));
    saved(await saveOutreach(as(here.colleague), slug(), newId(), anActivity()));
    await setPlan({ announcedAt: after({ days: -60 }) });
    expect(await standings()).toMatchObject({ "1.1": "met", "3.1": "met", "3.2": "met" });
    // Adopted with Anna's proposal unanswered.
    await setPlan({ publishedOn: "2027-03-09" });
    expect(await standings(after({ days: 1 }))).toMatchObject({ "4.1": "not_met", "5.1": "not_due" });
  });

  it("an answer that came after the plan was adopted does not count", async () => {
    await setPlan({ publishedOn: "2027-03-08" });
    await answer({});
    expect((await getCompliance(publicly(after({ days: 1 })), slug())).results.find(({ id }) => id === "4.1")).toMatchObject({ standing: "not_met", facts: [{ key: "answered_in_time", count: 0, of: 1 }, { key: "answered_late", count: 1 }, { key: "adopted", day: "2027-03-08" }] });
    await setPlan({ publishedOn: "2027-03-09" });
    expect(await standings(after({ days: 1 }))).toMatchObject({ "4.1": "met" });
  });

  const fieldsOf = (changes: Record<string, string> = {}, thresholds: Record<string, Record<string, number>>) => Object.fromEntries(requirementIds.flatMap((id) => thresholdNames(id).map((name: ThresholdName) => [ruleField(id, name), changes[`${id} ${name}`] ?? String(thresholds[id]![name])])));

  it("thresholds are the plan's own, told to everybody with each change, and not overwritten", async () => {
    const { thresholds, seen } = await getRules(as(here.colleague), slug());
    expect(readRules(fieldsOf({ "1.1 monthsBetween": "0", "4.1 shareAnswered": "x" }, thresholds)).errors).toEqual({ rule_1_1_monthsBetween: "setting_out_of_range", rule_4_1_shareAnswered: "setting_out_of_range" });
    await changeRules(as(here.colleague), slug(), readRules(fieldsOf({ "1.1 monthsBetween": "3" }, thresholds)).rules, seen);
    await expect(changeRules(as(here.colleague), slug(), readRules(fieldsOf({ "1.1 monthsBetween": "4" }, thresholds)).rules, seen)).rejects.toMatchObject({ kind: "conflict" });
    const { changes, ...now } = await getCompliance(publicly(), slug());
    expect(now.thresholds["1.1"]).toEqual({ monthsBetween: 3, warnDays: 30 });
    expect(changes).toEqual([{ at: after({ hours: 1 }), requirement: "1.1", before: { monthsBetween: 6, warnDays: 30 }, after: { monthsBetween: 3, warnDays: 30 } }]);
    expect(Object.keys(now.thresholds["2.2"])).toEqual(["updatesAYear", "warnDays"]);
  });

  it("coordinators are told once when one becomes at risk and once when it is not met, however many workers look", async () => {
    const own = await addPerson(here.store, { planRole: { planId: here.plan.id, role: "coordinator" }, locale: "en" });
    const mails = async () => (await here.store.read.select().from(here.store.tables.outboxMessages).orderBy(here.store.tables.outboxMessages.id)).filter(({ kind }) => kind === "requirement_warning");
    const look = (days: number) => remindCoordinators(contextFor(here.store, system, { now: after({ days }) }));
    await look(0);
    expect(await mails()).toEqual([]);
    // The time to collect ends thirty days after noon: nobody was made aware by 21 days before, and only citizens came by 14.
    await Promise.all([look(10), look(10)]);
    await look(11);
    expect((await mails()).map(({ userId, recipient, payload, locale }) => [userId, recipient.startsWith(own.id), payload, locale])).toEqual([[null, true, { name: own.name, plan: "plan-a (en)", slug: "plan-a", requirement: "3.2", standing: "at_risk", day: "2027-04-08" }, "en"]]);
    await look(31);
    expect((await mails()).map(({ payload }) => [payload.requirement, payload.standing])).toEqual([["3.2", "at_risk"], ["3.2", "not_met"], ["3.3", "not_met"]]);
    await look(40);
    expect((await mails()).length).toBe(3);
    await setPlan({ state: "closed" });
    await look(400);
    expect((await mails()).length).toBe(3);
  });

  it("who put them in is not kept with them once their account is deleted", async () => {
    const leaving = await addPerson(here.store, { role: "coordinator" });
    saved(await saveMeeting(as(leaving), slug(), newId(), aMeeting(), noFiles));
    saved(await saveOutreach(as(leaving), slug(), newId(), anActivity()));
    saved(await saveDocument(as(leaving), slug(), newId(), aDocument(), noFiles));
    const { thresholds, seen } = await getRules(as(leaving), slug());
    await changeRules(as(leaving), slug(), readRules(fieldsOf({ "1.1 monthsBetween": "3" }, thresholds)).rules, seen);
    const { meetings: m, outreach: o, repositoryDocuments: d, complianceRules: c } = here.store.tables;
    const by = async () => [...(await here.store.read.select({ by: m.createdBy }).from(m)), ...(await here.store.read.select({ by: o.createdBy }).from(o)), ...(await here.store.read.select({ by: d.createdBy }).from(d)), ...(await here.store.read.select({ by: c.changedBy }).from(c))].map(({ by: id }) => id);
    expect(await by()).toEqual([leaving.id, leaving.id, leaving.id, leaving.id]);
    expect(await deleteAccount(contextFor(here.store, system), leaving.id, "asked", sql`1 = 1`)).toBe(true);
    expect(await by()).toEqual([null, null, null, null]);
  });
});
