import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { Actor } from "#app/domain/context.ts";
import { answerParticipation } from "#app/domain/initiative-authorities/answer-participation.server.ts";
import { askParty, makeLead } from "#app/domain/initiative-authorities/ask-party.server.ts";
import { findParticipation } from "#app/domain/initiative-authorities/find-participation.server.ts";
import { nameParty, removeParty } from "#app/domain/initiative-authorities/name-party.server.ts";
import type { PartyInput } from "#app/domain/initiative-authorities/schema.ts";
import { beginDraft } from "#app/domain/initiatives/begin-draft.server.ts";
import { fieldsOf } from "#app/domain/initiatives/form-fields.ts";
import { getEditor } from "#app/domain/initiatives/get-editor.server.ts";
import { getInitiativeVersions } from "#app/domain/initiatives/get-versions.server.ts";
import { discardEdit, keepEdit } from "#app/domain/initiatives/keep-edit.server.ts";
import { listDrafts } from "#app/domain/initiatives/list-drafts.server.ts";
import { moveDraft } from "#app/domain/initiatives/move-draft.server.ts";
import { getInitiative, listInitiatives } from "#app/domain/initiatives/queries.server.ts";
import { restoreVersion, saveInitiative } from "#app/domain/initiatives/save-initiative.server.ts";
import { templates } from "#app/domain/initiatives/templates.ts";
import { newId } from "#app/lib/id.ts";
import { contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("initiatives by the template", (open) => {
  const { here, as, audits, mails, shortlist } = useDesk(open);
  const reference = "PA-I-01";
  const editor = (actor: Actor = here.moderator) => getEditor(as(actor), here.plan.slug, reference);
  const save = async (changes: Partial<InitiativeText> = {}, version = 1, actor: Actor = here.moderator, note = "") => saveInitiative(as(actor), here.plan.slug, reference, { text: { ...(await editor()).text, ...changes }, version, note });
  const both = (text: string) => ({ da: text, en: `${text} (en)` });
  const lead: PartyInput = { name: "Demostyrelsen", role: "lead", sector: "government", email: "demo@samplan.example" };
  const name = (input: Partial<PartyInput> = {}, actor: Actor = here.moderator) => nameParty(as(actor), here.plan.slug, reference, { ...lead, ...input });
  const parties = async () => (await editor()).parties;
  const set = async (values: { plan?: "closed"; initiative?: "published" }) => here.store.write(async (tx) => {
    if (values.plan) await tx.update(here.store.tables.plans).set({ state: "closed" }).where(eq(here.store.tables.plans.id, here.plan.id));
    if (values.initiative) await tx.update(here.store.tables.initiatives).set({ state: "published" });
  });

  it("keeps a version of each save, the text before the first one too, and one of two who save at once", async () => {
    await shortlist([here.reference]);
    expect((await editor()).text.origin).toBe("proposals");
    const milestone = { title: both("Lov"), deliverable: both("Vedtaget"), startsOn: null, endsOn: "2027-06-30", owner: both("Os") };
    const results = await Promise.allSettled([save({ fields: { problem: both("Lukket") }, milestones: [milestone] }, 1, here.moderator, "Først"), save({ summary: both("Andet") }, 1, here.colleague)]);
    expect(results.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(save({ summary: both("For sent") })).rejects.toMatchObject({ kind: "conflict" });
    const count = (await audits()).length;
    expect(await save({}, 2)).toEqual({ ok: true, value: { version: 2 } });
    expect(await audits()).toHaveLength(count);
    await save({ startsOn: "2027-01-01", endsOn: "2028-01-01", theme: "participation" }, 2, here.colleague);
    const versions = await getInitiativeVersions(contextFor(here.store, visitor), reference, { from: 1, to: 3 });
    expect(versions.lines.map(({ number, by }) => [number, by])).toEqual([[3, null], [2, null], [1, null]]);
    expect(versions.comparison?.changes.map(({ part }) => part)).toEqual(expect.arrayContaining(["theme", "period"]));
    expect((await getInitiativeVersions(as(here.moderator), reference, {})).lines[0]!.by).toBe(here.colleague.name);
    expect((await audits()).at(-1)).toMatchObject({ action: "initiative.changed", data: { reference, version: 3, changed: expect.arrayContaining(["startsOn", "theme"]) as unknown } });
    await restoreVersion(as(here.moderator), here.plan.slug, reference, { number: 1, version: 3, note: "Tilbage" });
    expect(await editor()).toMatchObject({ version: 4, text: { milestones: [], startsOn: null, theme: "open-data" } });
    await expect(restoreVersion(as(here.moderator), here.plan.slug, reference, { number: 1, version: 3, note: "" })).rejects.toMatchObject({ kind: "conflict" });
    await expect(restoreVersion(as(here.moderator), here.plan.slug, reference, { number: 99, version: 4, note: "" })).rejects.toMatchObject({ kind: "not_found" });
    expect(await save({ theme: "none" }, 4)).toEqual({ ok: false, reason: "initiative_theme_missing" });
  });

  it("keeps what somebody is writing for them alone, tells others that they are, and lets no window overwrite another", async () => {
    await shortlist([here.reference]);
    const { saved, version } = await editor();
    const keep = (title: string, page: string, seen = "", actor = here.moderator, from = version) => keepEdit(as(actor), here.plan.slug, reference, { ...saved, "title.da": title, secret: "x" }, { name: page, version: from, seen });
    expect(await keep("Ny titel", "p1")).toMatchObject({ state: "kept" });
    expect(await keep("Nyere titel", "p1")).toMatchObject({ state: "kept" });
    expect(await keep("Fra et andet vindue", "p2")).toEqual({ state: "other_page" });
    const { edit } = await editor();
    expect(edit).toMatchObject({ fields: { "title.da": "Nyere titel" }, baseVersion: 1 });
    expect(edit!.fields).not.toHaveProperty("secret");
    expect(await keep("Med det sidste set", "p2", String(edit!.savedAt.getTime()))).toMatchObject({ state: "kept" });
    expect(await editor(here.colleague)).toMatchObject({ edit: null, others: [{ name: here.moderator.name }] });
    await save({ summary: both("Imens") }, 1, here.colleague);
    expect(await keep("Stadig min", "p2")).toMatchObject({ state: "overtaken" });
    expect((await editor()).edit).toMatchObject({ baseVersion: 1, fields: { "title.da": "Stadig min" } });
    await discardEdit(as(here.moderator), here.plan.slug, reference);
    expect((await editor()).edit).toBeNull();
    const now = fieldsOf((await editor()).text, templates.ogp2022);
    expect(await keepEdit(as(here.moderator), here.plan.slug, reference, now, { name: "p3", version: 2, seen: "" })).toMatchObject({ state: "kept" });
    expect((await editor()).edit).toBeNull();
    expect(await keep("x".repeat(450_000), "p4")).toEqual({ state: "too_much" });
  });

  it("is for staff of the plan, for drafts of a plan that is not closed", async () => {
    await shortlist([here.reference]);
    const elsewhere = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    const others = await addPerson(here.store, { planRole: { role: "moderator", planId: elsewhere.id } });
    const { text } = await editor();
    const acts = (actor: Actor) => [
      () => saveInitiative(as(actor), here.plan.slug, reference, { text: { ...text, summary: both("x") }, version: 1, note: "" }), () => keepEdit(as(actor), here.plan.slug, reference, {}, { name: "p", version: 1, seen: "" }),
      () => name({}, actor), () => moveDraft(as(actor), here.plan.slug, reference, { direction: "up", sequence: 1 }), () => beginDraft(as(actor), here.plan.slug, { title: "T", theme: "open-data", origin: "existing", formKey: newId() }),
      () => restoreVersion(as(actor), here.plan.slug, reference, { number: 1, version: 1, note: "" }),
    ];
    for (const actor of [others, here.anna, visitor]) for (const act of acts(actor)) await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    for (const actor of [others, here.anna, visitor]) await expect(getEditor(as(actor), here.plan.slug, reference)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(moveDraft(as(here.moderator), here.plan.slug, reference, { direction: "up", sequence: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(getEditor(as(others), "plan-b", reference)).rejects.toMatchObject({ kind: "not_found" });
    await set({ plan: "closed" });
    expect((await editor()).locked).toBe("closed");
    for (const act of acts(here.colleague)) await expect(act()).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
  });

  it("says of an adopted one that it is adopted, and changes nothing of it", async () => {
    await shortlist([here.reference]);
    await save({ summary: both("Før") });
    await set({ initiative: "published" });
    expect((await editor()).locked).toBe("published");
    for (const act of [() => save({ summary: both("Efter") }, 2), () => name(), () => keepEdit(as(here.moderator), here.plan.slug, reference, {}, { name: "p", version: 2, seen: "" })]) await expect(act()).rejects.toMatchObject({ kind: "conflict" });
    expect((await editor()).text.summary.da).toBe("Før");
  });

  it("is begun without proposals, once however often the form is sent, and put in order by coordinators", async () => {
    await shortlist([here.reference]);
    const begin = (formKey: string, theme = "open-data") => beginDraft(as(here.moderator), here.plan.slug, { title: "Eksisterende", theme, origin: "existing", formKey });
    const key = newId();
    expect((await Promise.all([begin(key), begin(key)])).map((each) => each.ok && each.value.reference)).toEqual(["PA-I-02", "PA-I-02"]);
    expect(await begin(newId(), "none")).toEqual({ ok: false, reason: "initiative_theme_missing" });
    const order = async () => (await listDrafts(as(here.colleague), here.plan.slug)).drafts.map((draft) => draft.reference);
    expect(await order()).toEqual(["PA-I-01", "PA-I-02"]);
    const move = () => moveDraft(as(here.colleague), here.plan.slug, "PA-I-02", { direction: "up", sequence: 2 });
    const moved = await Promise.allSettled([move(), move()]);
    expect(moved.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await order()).toEqual(["PA-I-02", "PA-I-01"]);
    await moveDraft(as(here.colleague), here.plan.slug, "PA-I-02", { direction: "up", sequence: 1 });
    expect(await order()).toEqual(["PA-I-02", "PA-I-01"]);
    const listed = (await listDrafts(as(here.moderator), here.plan.slug));
    expect([listed.mayOrder, listed.drafts[0]]).toMatchObject([false, { origin: "existing", sourceCount: 0, lead: null }]);
    expect((await listInitiatives(contextFor(here.store, visitor), here.plan.id)).map((row) => row.origin)).toEqual(["existing", "proposals"]);
  });

  it("has one lead; authorities are told by mail and answer without an account, and their mailboxes are nobody else's", async () => {
    await shortlist([here.reference]);
    const named = await Promise.all([name(), name({ name: "En anden" })]);
    expect(named.map((each) => each.ok).sort()).toEqual([false, true]);
    const [party] = await parties();
    expect(await name({ name: party!.name.toUpperCase(), role: "supporting" })).toEqual({ ok: false, reason: "party_named_already" });
    await askParty(as(here.moderator), here.plan.slug, reference, { party: party!.id, email: "post@samplan.example", locale: "en" });
    const [mail] = (await mails()).filter(({ kind }) => kind === "participation_asked");
    expect(mail).toMatchObject({ recipient: "post@samplan.example", locale: "en", payload: { name: party!.name, reference, leads: "1" } });
    const { token } = mail!.payload;
    expect(await findParticipation(contextFor(here.store, visitor), token!)).toMatchObject({ party: { state: "told" }, reference, isOpen: true });
    expect(await findParticipation(contextFor(here.store, visitor), "another")).toBeNull();
    const answer = (choice: "confirmed" | "declined", seen = 0) => answerParticipation(as(visitor), token!, { answer: choice, remark: "Gerne", seen });
    const answered = await Promise.allSettled([answer("confirmed"), answer("declined")]);
    expect(answered.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    const at = (await parties())[0]!.answeredAt!.getTime();
    await answer("confirmed", at);
    expect(await parties()).toMatchObject([{ state: "confirmed", remark: "Gerne" }]);
    const page = JSON.stringify(await getInitiative(contextFor(here.store, visitor), reference));
    expect(page).toContain(party!.name);
    for (const secret of ["post@samplan.example", "Gerne", token!]) expect(page).not.toContain(secret);
    expect((await audits()).slice(-3).map(({ action }) => action)).toEqual(["initiative.authority_told", "initiative.authority_answered", "initiative.authority_answered"]);
    await set({ plan: "closed" });
    expect(await answer("declined", at)).toEqual({ ok: false, reason: "participation_closed" });
  });

  it("tells a new lead, asks it anew, and closes the link of one that is taken off", async () => {
    await shortlist([here.reference]);
    await name();
    await name({ name: "Ny ansvarlig", role: "supporting", email: "ny@samplan.example" });
    const other = (await parties()).find((each) => each.role === "supporting")!;
    await makeLead(as(here.moderator), here.plan.slug, reference, other.id);
    expect((await parties()).map(({ name: who, role, state }) => [who, role, state])).toEqual([["Ny ansvarlig", "lead", "told"], ["Demostyrelsen", "supporting", "named"]]);
    const sent = (await mails()).filter(({ kind }) => kind === "participation_asked");
    expect(sent).toMatchObject([{ recipient: "ny@samplan.example", payload: { leads: "1" } }]);
    expect((await listInitiatives(contextFor(here.store, visitor), here.plan.id))[0]!.lead).toBe("Ny ansvarlig");
    await removeParty(as(here.moderator), here.plan.slug, reference, other.id);
    await expect(removeParty(as(here.moderator), here.plan.slug, reference, other.id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(answerParticipation(as(visitor), sent[0]!.payload.token!, { answer: "confirmed", remark: "", seen: 0 })).rejects.toMatchObject({ kind: "not_found" });
  });
});
