import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { deleteDraft } from "#app/domain/board/delete-draft.server.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { follow } from "#app/domain/follows/follow.server.ts";
import { answerRemark } from "#app/domain/initiative-comments/answer-remark.server.ts";
import { commentOnInitiative } from "#app/domain/initiative-comments/comment-on-initiative.server.ts";
import { getDeskRemark } from "#app/domain/initiative-comments/desk-remark.server.ts";
import { hideRemark, restoreRemark } from "#app/domain/initiative-comments/hide-remark.server.ts";
import { listRemarksForDesk } from "#app/domain/initiative-comments/list-for-desk.server.ts";
import { listRemarks } from "#app/domain/initiative-comments/list-remarks.server.ts";
import { deleteRemark, editRemark } from "#app/domain/initiative-comments/own-remark.server.ts";
import { remarkEditInput, type DeskRemarksQuery, type RemarkAnswerInput, type RemarkInput } from "#app/domain/initiative-comments/schema.ts";
import { beginDraft } from "#app/domain/initiatives/begin-draft.server.ts";
import { nameKey } from "#app/domain/consulted/name-key.ts";
import { readParties } from "#app/domain/consulted/read-parties.server.ts";
import { announce } from "#app/domain/notifications/announce.server.ts";
import { changeName } from "#app/domain/my-data/change-names.server.ts";
import { deleteAccount } from "#app/domain/my-data/delete-account.server.ts";
import { exportData } from "#app/domain/my-data/export-data.server.ts";
import { listNamed } from "#app/domain/my-data/list-named.server.ts";
import { getMyPage } from "#app/domain/my-page/get-my-page.server.ts";
import { listNotices } from "#app/domain/notifications/list-notices.server.ts";
import { noticePath } from "#app/domain/notifications/notice-path.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { collectOutcome } from "#app/domain/outcome/collect-outcome.server.ts";
import { mergeOrganisations } from "#app/domain/organisations/merge-organisations.server.ts";
import { countLeft } from "#app/domain/plan-admin/count-left.server.ts";
import { checkGate } from "#app/domain/publications/check-gate.server.ts";
import { missingInOutcome } from "#app/domain/publications/gate.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("comments on initiatives", (open) => {
  const { here, as, audits, mails, shortlist } = useDesk(open);
  const reference = "PA-I-01";
  /** In the phase in which drafts are out for consultation. */
  const at = (actor: Actor, minutes = 0) => contextFor(here.store, actor, { now: after({ days: 70, minutes }) });
  const input = (changes: Partial<RemarkInput> = {}): RemarkInput => ({ section: "problem", body: "Skriv, hvem det går ud over", voice: "", language: "da", version: 1, formKey: newId(), ...changes });
  const say = async (actor: Actor, changes: Partial<RemarkInput> = {}, minutes = 0) => {
    const result = await commentOnInitiative(at(actor, minutes), reference, input(changes));
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  };
  const read = (query: Parameters<typeof listRemarks>[2] = {}, actor: Actor = visitor, minutes = 5) => listRemarks(at(actor, minutes), reference, query);
  const desk = (query: Partial<DeskRemarksQuery> = {}, actor: Actor = here.moderator) => listRemarksForDesk(at(actor, 5), here.plan.slug, { state: "unanswered", period: "draft", initiative: "", section: "", ...query });
  const answer = async (id: string, changes: Partial<RemarkAnswerInput> = {}, actor: Person = here.moderator, minutes = 5) => {
    const { remark } = await getDeskRemark(at(actor, minutes), here.plan.slug, id);
    return answerRemark(at(actor, minutes), here.plan.slug, id, { outcome: "taken_in", answerDa: "Det er skrevet ind", answerEn: "It was written in", seen: remark.seen, ...changes });
  };
  const noticesOf = async (person: Person) => (await listNotices(at(person, 60), undefined)).rows.filter(({ kind }) => kind.startsWith("initiative_comment"));
  const acts = async () => (await audits()).filter((each) => each.action.startsWith("initiative_comment."));
  const rows = () => here.store.read.select().from(here.store.tables.initiativeComments);

  it("keep the draft that they are about from being deleted, and from being adopted while it is out without a word", async () => {
    const { reference: alone } = await beginDraft(as(here.moderator), here.plan.slug, { title: "Uden forslag", theme: "open-data", origin: "existing", formKey: newId() }).then((begun) => { if (!begun.ok) throw new Error(begun.reason); return begun.value; });
    const commented = await commentOnInitiative(at(here.anna), alone, input({ section: "whole" }));
    expect(commented.ok).toBe(true);
    expect(await deleteDraft(at(here.moderator), here.plan.slug, alone, 1)).toEqual({ ok: false, reason: "draft_has_comments" });
    if (commented.ok) await deleteRemark(at(here.anna), alone, commented.value.id);
    expect(await deleteDraft(at(here.moderator), here.plan.slug, alone, 1)).toEqual({ ok: false, reason: "draft_has_comments" });
    expect(await rows()).toHaveLength(1);
    const [plan] = await here.store.read.select().from(here.store.tables.plans);
    expect((await checkGate(at(here.moderator), plan!)).missing).toContainEqual(expect.objectContaining({ key: "draft_open" }));
    expect((await checkGate(contextFor(here.store, here.moderator, { now: after({ days: 95 }) }), plan!)).missing.map(({ key }) => key)).not.toContain("draft_open");
  });

  it("of an impossible version are taken as of none", () => {
    expect(remarkEditInput.parse({ body: "x", seen: "9000000000000000" })).toEqual({ body: "x", seen: 0 });
  });

  it("are taken on a part or the whole while drafts are out for consultation, once a form, with the version that was read", async () => {
    await shortlist([here.reference]);
    expect(await commentOnInitiative(contextFor(here.store, here.anna), reference, input())).toEqual({ ok: false, reason: "phase_coming" });
    const sent = input();
    const twice = await Promise.all([commentOnInitiative(at(here.anna), reference, sent), commentOnInitiative(at(here.anna), reference, sent)]);
    expect(twice[0]).toEqual(twice[1]);
    // The same words again, from a form that a browser went back to.
    expect(await say(here.anna, {}, 1)).toBe(twice[0].ok && twice[0].value.id);
    await say(here.anna, { section: "whole", body: "Godt udkast", version: 99 }, 2);
    await expect(commentOnInitiative(at(here.anna), reference, input({ section: "budget" }))).rejects.toMatchObject({ kind: "not_found" });
    expect(await commentOnInitiative(at(here.anna), reference, input({ voice: "organisation:none" }))).toEqual({ ok: false, reason: "voice_gone" });
    expect(await commentOnInitiative(contextFor(here.store, here.anna, { now: after({ days: 91 }) }), reference, input())).toEqual({ ok: false, reason: "phase_over" });
    const ngo = await addPerson(here.store, { type: "ngo" });
    await say(ngo, { voice: `organisation:${ngo.organisation!.id}`, section: "milestones", body: "Sæt en dato" }, 3);
    const found = await read();
    expect(found).toMatchObject({ total: 3, counts: { problem: 1, whole: 1, milestones: 1 }, period: "draft", permission: { allowed: false, reason: "sign_in_first" } });
    expect(found.rows.map(({ body, section, version, speaker }) => [body, section, version, speaker.organisation ?? speaker.name])).toEqual([["Sæt en dato", "milestones", 1, ngo.organisation!.name], ["Godt udkast", null, 1, "Anna Ø"], ["Skriv, hvem det går ud over", "problem", 1, "Anna Ø"]]);
    expect((await read({ section: "whole" })).rows.map(({ body }) => body)).toEqual(["Godt udkast"]);
    expect((await read({ comment: found.rows[2]!.id })).rows).toHaveLength(1);
    expect((await acts()).map(({ action, data, planId }) => [action, data, planId])).toEqual(Array(3).fill(["initiative_comment.written", { initiative: reference }, here.plan.id]));
  });

  it("are changed and deleted by their writers alone, soon after and as long as they are not answered", async () => {
    await shortlist([here.reference]);
    const id = await say(here.anna);
    const [, other] = [await say(here.anna, { body: "En til" }), await addPerson(here.store)];
    expect(await editRemark(at(here.anna, 5), reference, id, { body: "Rettet", seen: 0 })).toEqual({ ok: true, value: null });
    expect(await editRemark(at(here.anna, 6), reference, id, { body: "Fra en anden fane", seen: 0 })).toEqual({ ok: false, reason: "comment_changed" });
    await expect(editRemark(at(other, 6), reference, id, { body: "x", seen: 0 })).rejects.toMatchObject({ kind: "not_found" });
    expect(await editRemark(at(here.anna, 15), reference, id, { body: "For sent", seen: 0 })).toEqual({ ok: false, reason: "edit_over" });
    await answer(id);
    expect(await editRemark(at(here.anna, 7), reference, id, { body: "Efter svaret", seen: 0 })).toEqual({ ok: false, reason: "remark_answered" });
    await expect(deleteRemark(at(other, 6), reference, id)).rejects.toMatchObject({ kind: "not_found" });
    for (const minutes of [20, 21]) expect(await deleteRemark(at(here.anna, minutes), reference, id)).toEqual({ ok: true, value: null });
    const gone = (await read({ comment: id })).rows[0];
    expect(gone).toMatchObject({ isDeleted: true, body: "", answer: { outcome: "taken_in" } });
    expect(gone!.speaker.name).toBe("");
    expect((await rows()).find((row) => row.id === id)).toMatchObject({ body: "", formKey: `deleted:${id}` });
    expect((await read()).total).toBe(1);
  });

  it("are answered with what became of them in both languages, by others than who wrote them, and their writers are told", async () => {
    await shortlist([here.reference]);
    const id = await say(here.anna);
    expect(await answer(id, { outcome: "" })).toEqual({ ok: false, reason: "remark_outcome_missing" });
    expect(await answer(id, { answerEn: "" })).toEqual({ ok: false, reason: "remark_answer_missing" });
    const { remark } = await getDeskRemark(at(here.moderator), here.plan.slug, id);
    const results = await Promise.allSettled([answer(id, { seen: remark.seen }), answer(id, { seen: remark.seen, answerDa: "Noget andet" }, here.colleague)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(answer(id, { seen: "0-0", answerDa: "For sent" })).rejects.toMatchObject({ kind: "conflict" });
    expect(await answer(id, { outcome: "partly_taken_in", answerDa: "Kun lidt" }, here.moderator, 10)).toMatchObject({ ok: true });
    expect((await read({ comment: id }, visitor, 11)).rows[0]).toMatchObject({ answer: { outcome: "partly_taken_in", text: { text: "Kun lidt", lang: "da" } } });
    expect((await acts()).at(-1)).toMatchObject({ action: "initiative_comment.answered", actorRole: "moderator", data: { before: { outcome: "taken_in" }, after: { outcome: "partly_taken_in", answerDa: "Kun lidt", answerEn: "It was written in" } } });
    const told = await noticesOf(here.anna);
    expect(told.map(({ kind, data }) => [kind, data.outcome, data.title])).toEqual([["initiative_comment_answered", "partly_taken_in", "Åbne udvalg"], ["initiative_comment_answered", "taken_in", "Åbne udvalg"]]);
    expect(noticePath(told[0]!)).toBe(`initiatives/${reference}?comment=${id}#comment-${id}`);
    expect((await mails()).filter(({ kind }) => kind === "initiative_comment_answered")).toHaveLength(2);
    // Their own is for somebody else, and nobody of another plan comes near it.
    const own = await say(here.moderator, { body: "Min egen" });
    await expect(answer(own)).rejects.toMatchObject({ kind: "forbidden", reason: "interest" });
    const elsewhere = await addPerson(here.store, { planRole: { role: "coordinator", planId: (await addPlan(here.store, { slug: "plan-b", code: "PB" })).id } });
    for (const actor of [elsewhere, here.anna]) await expect(desk({}, actor)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await answer(own, {}, here.colleague)).toMatchObject({ ok: true });
  });

  it("wait at the desk by the longest, stand in the way of adopting the plan, and are counted by initiative", async () => {
    await shortlist([here.reference]);
    const [first, second] = [await say(here.anna), await say(here.anna, { section: "whole", body: "Det hele" }, 1)];
    const gate = async () => {
      const [plan] = await here.store.read.select().from(here.store.tables.plans).where(eq(here.store.tables.plans.id, here.plan.id));
      return (await checkGate(at(here.colleague, 5), plan!)).missing.filter(({ key }) => key === "draft_comments");
    };
    expect(await gate()).toEqual([{ key: "draft_comments", count: 2, initiatives: [{ reference, title: "Åbne udvalg", count: 2 }] }]);
    expect(missingInOutcome(await gate())).toHaveLength(1);
    expect(await countLeft(at(here.colleague), here.plan.id)).toEqual({ remarks: 2, milestones: 0, ofMilestones: 0 });
    const waiting = await desk();
    expect(waiting.rows.map(({ id }) => id)).toEqual([first, second]);
    expect(waiting).toMatchObject({ counts: { unanswered: 2, answered: 0, hidden: 0, all: 2 }, initiatives: [{ reference }] });
    expect((await desk({ section: "whole" })).rows.map(({ id }) => id)).toEqual([second]);
    expect((await desk({ initiative: "PA-I-99" })).rows).toEqual([]);
    await answer(first);
    await hideRemark(at(here.moderator, 6), here.plan.slug, second, { reason: "offensive", note: "Grov tone" });
    expect(await gate()).toEqual([]);
    expect((await collectOutcome(at(system, 7), { ...here.plan, isDemo: false })).draftComments).toEqual([{ reference, title: expect.objectContaining({ da: "Åbne udvalg" }) as unknown, received: 2, outcomes: { taken_in: 1, partly_taken_in: 0, not_taken_in: 0, noted: 0 }, unanswered: 0, hidden: 1 }]);
    expect((await desk({ state: "answered" })).rows.map(({ id }) => id)).toEqual([first]);
    expect((await desk({ state: "hidden" })).rows.map(({ id, text }) => [id, text])).toEqual([[second, ""]]);
  });

  it("are hidden with a reason that their writer is told, leave a mark, and are shown again", async () => {
    await shortlist([here.reference]);
    const id = await say(here.anna, { body: "Noget grimt" });
    await here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ contact: { unit: { da: "Demo", en: "Demo" }, email: "plan@samplan.example", phone: "" } }).where(eq(here.store.tables.plans.id, here.plan.id)); });
    await hideRemark(at(here.moderator, 5), here.plan.slug, id, { reason: "offensive", note: "Grov tone" });
    await expect(hideRemark(at(here.colleague, 6), here.plan.slug, id, { reason: "offensive", note: "x" })).rejects.toMatchObject({ kind: "conflict" });
    const [hidden] = (await read()).rows;
    expect(hidden).toMatchObject({ isHidden: true, hideReason: "offensive", body: "", answer: null });
    expect(JSON.stringify(await read())).not.toContain("grimt");
    expect((await mails()).at(-1)).toMatchObject({ kind: "initiative_comment_hidden", payload: { reference, reason: "offensive", note: "Grov tone", contact: "plan@samplan.example", title: "Åbne udvalg" } });
    expect(await answer(id)).toEqual({ ok: false, reason: "remark_gone" });
    expect(await deleteRemark(at(here.anna, 7), reference, id)).toEqual({ ok: false, reason: "comment_hidden" });
    expect((await getDeskRemark(at(here.moderator, 8), here.plan.slug, id)).remark.text).toBe("Noget grimt");
    await restoreRemark(at(here.moderator, 9), here.plan.slug, id);
    expect((await read()).rows[0]).toMatchObject({ isHidden: false, body: "Noget grimt" });
    expect((await mails()).at(-1)).toMatchObject({ kind: "initiative_comment_restored" });
    expect((await acts()).map(({ action }) => action)).toEqual(["initiative_comment.written", "initiative_comment.hidden", "initiative_comment.hidden_text_read", "initiative_comment.restored"]);
  });

  it("are told to who follows the initiative, unless they are hidden by then", async () => {
    await shortlist([here.reference]);
    const [initiative] = await here.store.read.select({ id: here.store.tables.initiatives.id }).from(here.store.tables.initiatives);
    const follower = await addPerson(here.store, { locale: "en" });
    for (const person of [follower, here.anna]) await follow(at(person), { subject: "initiative", id: initiative!.id });
    await say(here.anna);
    const hidden = await say(here.anna, { body: "Skjules" });
    await hideRemark(at(here.moderator, 1), here.plan.slug, hidden, { reason: "advertising", note: "Reklame" });
    await tellDue(at(system, 5), { clock: () => after({ days: 70, minutes: 5 }) });
    expect((await noticesOf(follower)).map(({ kind, relation, data }) => [kind, relation, data.initiative, data.followed])).toEqual([["initiative_commented", "follower", reference, "initiative"]]);
    expect(await noticesOf(here.anna)).toEqual([]);
  });

  it("count as an answer of the organisation that was asked, and whoever wrote one is told when the plan is accounted for", async () => {
    await shortlist([here.reference]);
    const ngo = await addPerson(here.store, { type: "ngo" });
    const asked = async () => (await readParties(at(system), here.plan.id)).map(({ answered }) => answered);
    await here.store.write(async (tx) => { await tx.insert(here.store.tables.consultedParties).values({ id: newId(), planId: here.plan.id, name: ngo.organisation!.name, nameKey: nameKey(ngo.organisation!.name), type: "ngo", organisationId: ngo.organisation!.id, createdAt: after({}) }); });
    expect(await asked()).toEqual([false]);
    await say(ngo, { voice: `organisation:${ngo.organisation!.id}` });
    expect(await asked()).toEqual([true]);
    await here.store.write((tx) => announce(at(here.colleague), tx, { kind: "outcome_published", planId: here.plan.id, data: { plan: here.plan.slug, version: "1" } }));
    await tellDue(at(system, 5), { clock: () => after({ days: 70, minutes: 5 }) });
    expect((await listNotices(at(ngo, 60), undefined)).rows.map(({ kind, relation }) => [kind, relation])).toEqual([["outcome_published", "commenter"]]);
  });

  it("go with an organisation that becomes part of another, and its representatives are told of the answer", async () => {
    await shortlist([here.reference]);
    const [goes, stays] = [await addPerson(here.store, { type: "ngo" }), await addPerson(here.store, { type: "ngo" })];
    const id = await say(goes, { voice: `organisation:${goes.organisation!.id}` });
    const [from, into] = [goes.organisation!.id, stays.organisation!.id];
    expect(await mergeOrganisations(at(here.colleague, 1), { id: from, version: 1 }, { id: into, version: 1 })).toMatchObject({ ok: true, value: { comments: 1 } });
    expect((await read()).rows[0]!.speaker).toMatchObject({ organisation: stays.organisation!.name });
    await answer(id);
    for (const [person, relation] of [[goes, "author"], [stays, "drafter"]] as const) expect((await noticesOf(person)).map((each) => each.relation)).toEqual([relation]);
  });

  it("of a closed plan are taken back and hidden, and no more written or answered", async () => {
    await shortlist([here.reference]);
    const [id, other] = [await say(here.anna), await say(here.anna, { body: "En til" }, 1)];
    await here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ state: "closed", closedAt: after({ days: 70, minutes: 2 }) }).where(eq(here.store.tables.plans.id, here.plan.id)); });
    expect(await commentOnInitiative(at(here.anna, 3), reference, input({ body: "For sent" }))).toEqual({ ok: false, reason: "phase_over" });
    await expect(answer(id)).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
    expect((await rows()).map(({ answeredAt }) => answeredAt)).toEqual([null, null]);
    expect(await deleteRemark(at(here.anna, 4), reference, id)).toMatchObject({ ok: true });
    await hideRemark(at(here.moderator, 5), here.plan.slug, other, { reason: "unlawful", note: "x" });
    await restoreRemark(at(here.moderator, 6), here.plan.slug, other);
  });

  it("are taken on an adopted initiative while it is carried out, about the whole, where an answer needs no outcome", async () => {
    await shortlist([here.reference]);
    const { initiatives, phases } = here.store.tables;
    await say(here.anna);
    await here.store.write(async (tx) => {
      await tx.update(initiatives).set({ state: "published" });
      await tx.insert(phases).values({ planId: here.plan.id, position: 9, kind: "implement", opensAt: after({ days: 69 }), closesAt: after({ days: 400 }) });
    });
    const id = await say(here.anna, { section: "problem", body: "Den første milepæl er ikke nået" }, 1);
    expect(await read()).toMatchObject({ period: "implement", total: 1, other: 1, rows: [{ id, section: null }] });
    expect((await read({ period: "draft" })).rows).toHaveLength(1);
    expect(await answer(id, { outcome: "", answerDa: "Den kommer", answerEn: "It will" })).toMatchObject({ ok: true });
    expect((await read()).rows[0]!.answer).toMatchObject({ outcome: null, text: { text: "Den kommer" } });
    expect((await desk({ period: "implement", state: "answered" })).rows.map((row) => row.id)).toEqual([id]);
  });

  it("are on my page, in what one takes along, under a name that one changes, and stay without it when the account goes", async () => {
    await shortlist([here.reference]);
    const id = await say(here.anna);
    await answer(id);
    expect((await getMyPage(at(here.anna, 6))).initiatives).toMatchObject({ all: 1, rows: [{ id, on: { reference }, answer: { outcome: "taken_in" } }] });
    const { files } = await exportData(at(here.anna, 7));
    let json = "";
    for await (const part of files.find(({ name }) => name === "data.json")!.text) json += part;
    expect((JSON.parse(json) as { initiativeComments: unknown[] }).initiativeComments).toMatchObject([{ reference, section: "problem", body: "Skriv, hvem det går ud over", draftOutcome: "taken_in", answer: "Det er skrevet ind" }]);
    expect((await listNamed(at(here.anna), "initiativeComments")).rows).toMatchObject([{ id, reference, on: "Åbne udvalg", display: "name" }]);
    await changeName(at(here.anna, 8), "initiativeComments", id, "hidden");
    expect((await read()).rows[0]!.speaker).toMatchObject({ display: "code", name: here.anna.neutralCode });
    await changeName(at(here.anna, 8), "initiativeComments", id, "shown");
    await deleteAccount(at(system, 9), here.anna.id, "asked", sql`1 = 1`);
    expect((await rows())[0]).toMatchObject({ authorId: null, display: "code", shownName: here.anna.neutralCode, body: "Skriv, hvem det går ud over" });
  });
});
