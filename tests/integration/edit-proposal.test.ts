import { asc, eq, ne } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getJourneyFeed } from "#app/domain/versions/get-journey-feed.server.ts";
import { getVersion, getVersions } from "#app/domain/versions/get-versions.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { endMembership } from "#app/domain/organisations/end-membership.server.ts";
import { getPlanNumbers } from "#app/domain/plans/queries.server.ts";
import { noticePath } from "#app/domain/notifications/notice-path.ts";
import { journeyTitle } from "#app/i18n/journey-title.ts";
import { messages } from "#app/i18n/messages.ts";
import { after, contextFor, noon, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addToOrganisation } from "#tests/support/organisations.ts";
import { addPerson } from "#tests/support/people.ts";
import { listOf, submit } from "#tests/support/plans.ts";
import { addCoAuthor, edit, openForm } from "#tests/support/versions.ts";

describeOnBothDatabases("changing a published proposal", (open) => {
  const { here, as, read, journey, audits, answer } = useDesk(open);
  const anna = () => as(here.anna);
  const kept = async () => here.store.read.select().from(here.store.tables.proposalVersions).orderBy(asc(here.store.tables.proposalVersions.number));
  const announced = async () => here.store.read.select({ kind: here.store.tables.announcements.kind, data: here.store.tables.announcements.data, actorId: here.store.tables.announcements.actorId }).from(here.store.tables.announcements).where(ne(here.store.tables.announcements.kind, "proposal_submitted")).orderBy(here.store.tables.announcements.id);
  const found = async (text: string) => (await listOf(contextFor(here.store, visitor), here.plan.id, { text })).rows.map((row) => row.reference);
  const rewritten = { problem: "Noget helt andet er galt nu.", change: "Byg i stedet en bro over fjorden.", effect: "Cyklister kommer hurtigere frem." };

  it("keeps the original and the new text, says so, and is found by the new words", async () => {
    expect(await edit(anna(), here.reference, { title: "Åbne møder på biblioteket" })).toEqual({ ok: true, changed: true, isMajor: false });
    expect(await read()).toMatchObject({ title: "Åbne møder på biblioteket", textVersion: 2, editedAt: after({ hours: 1 }), version: 2, status: "received" });
    expect((await kept()).map(({ proposalId: _, ...each }) => each)).toEqual([
      { number: 1, title: "Åbne møder", problem: "Møderne er lukkede.", change: "Åbn dem.", effect: "Flere kommer.", language: "da", editedBy: here.anna.id, isMajor: false, at: noon },
      { number: 2, title: "Åbne møder på biblioteket", problem: "Møderne er lukkede.", change: "Åbn dem.", effect: "Flere kommer.", language: "da", editedBy: here.anna.id, isMajor: false, at: after({ hours: 1 }) },
    ]);
    expect(await journey()).toEqual(["submitted", "edited"]);
    expect((await audits()).map(({ action, actorId, actorRole, data }) => ({ action, actorId, actorRole, data }))).toEqual([{ action: "proposal.edited", actorId: here.anna.id, actorRole: "participant", data: { version: 2, isMajor: false, told: ["text"] } }]);
    expect(await announced()).toEqual([{ kind: "proposal_edited", data: { reference: here.reference, title: "Åbne møder på biblioteket", language: "da" }, actorId: here.anna.id }]);
    expect(await found("biblioteket")).toEqual([here.reference]);
  });

  it("makes no version of the same text, and none of another theme, which moves the tallies", async () => {
    expect(await edit(anna(), here.reference, {})).toEqual({ ok: true, changed: false, isMajor: false });
    expect(await read()).toMatchObject({ textVersion: 1, version: 1, editedAt: null });
    expect(await edit(anna(), here.reference, { theme: "participation" })).toEqual({ ok: true, changed: true, isMajor: false });
    expect(await read()).toMatchObject({ textVersion: 1, version: 2, editedAt: null, theme: { slug: "participation" } });
    const byTheme = (await getPlanNumbers(contextFor(here.store, visitor), here.plan.id)).byTheme;
    expect(here.plan.themes.map(({ id }) => byTheme[id] ?? 0)).toEqual([0, 1]);
    expect(await kept()).toEqual([]);
    expect(await journey()).toEqual(["submitted", "edited"]);
    expect(await edit(anna(), here.reference, { theme: "nowhere" })).toEqual({ ok: false, reason: "theme_unknown" });
  });

  it("tells supporters when much has changed, counting small changes together", async () => {
    expect(await edit(anna(), here.reference, rewritten)).toMatchObject({ isMajor: true });
    expect((await announced()).at(-1)).toMatchObject({ kind: "proposal_edited", data: { outcome: "major", version: "2", from: "1" } });
    const told = { kind: "proposal_edited", relation: "supporter", data: (await announced()).at(-1)!.data } as const;
    expect(noticePath(told)).toBe(`proposals/${here.reference}/versions/2?from=1`);
    // The versions of a text that is hidden by now are hidden as well.
    expect(noticePath({ ...told, data: { ...told.data, title: "" } })).toBe(`proposals/${here.reference}`);
    const words = rewritten.problem.split(" ");
    for (let index = 0; index < 5; index += 1) {
      words[index] = `nyt${index}`;
      const now = contextFor(here.store, here.anna, { now: after({ hours: 2 + index }) });
      expect(await edit(now, here.reference, { problem: words.join(" ") }), `${index}`).toMatchObject({ isMajor: index === 4 });
    }
    expect((await kept()).map((each) => each.isMajor)).toEqual([false, true, false, false, false, false, true]);
  });

  it("tells several changes within an hour once in the journey", async () => {
    const at = (minutes: number) => contextFor(here.store, here.anna, { now: after({ minutes }) });
    await edit(at(1), here.reference, { title: "Åbne møder nu" });
    await edit(at(30), here.reference, { title: "Åbne møder straks" });
    expect(await journey()).toEqual(["submitted", "edited"]);
    await edit(at(62), here.reference, { title: "Åbne møder alligevel" });
    expect(await journey()).toEqual(["submitted", "edited", "edited"]);
    expect((await kept()).map((each) => each.number)).toEqual([1, 2, 3, 4]);
    expect((await announced()).length).toBe(2);
  });

  it("tells once an hour for each who changes it, so that nobody changes unseen what another just changed", async () => {
    const beside = await addPerson(here.store, { name: "Bodil Ved Siden" });
    await addCoAuthor(here.store, here.reference, beside);
    const change = (who: typeof beside, minutes: number, title: string) => edit(contextFor(here.store, who, { now: after({ minutes }) }), here.reference, { title });
    await change(here.anna, 1, "Åbne møder nu");
    await change(beside, 10, "Åbne møder straks");
    await change(here.anna, 20, "Åbne møder alligevel");
    await change(beside, 30, "Åbne møder igen");
    expect((await announced()).map(({ actorId }) => actorId)).toEqual([here.anna.id, beside.id]);
    expect(await journey()).toEqual(["submitted", "edited", "edited"]);
    await takeOn(contextFor(here.store, here.moderator, { now: after({ minutes: 35 }) }), here.reference, 5);
    await change(here.anna, 40, "Åbne møder til sidst");
    expect(await journey()).toEqual(["submitted", "edited", "edited", "taken_on", "edited"]);
  });

  it("says in the journey and to followers that it was moved to another theme", async () => {
    await edit(anna(), here.reference, { theme: "participation" });
    const shown = (await read()).journey.at(-1);
    expect(shown).toMatchObject({ kind: "edited", reason: "theme", theme: (await read()).theme.title });
    expect(await announced()).toMatchObject([{ kind: "proposal_edited", data: { outcome: "theme" } }]);
    const feed = await getJourneyFeed(contextFor(here.store, visitor), here.reference);
    expect(journeyTitle(messages.en, { ...feed.entries[0]!, theme: feed.entries[0]!.theme!.en })).toBe(`Moved to the theme ${feed.entries[0]!.theme!.en}`);
  });

  it("shows both texts to who was overtaken, and overwrites nobody", async () => {
    const [first, second] = [await openForm(anna(), here.reference), await openForm(anna(), here.reference)];
    expect(await first({ title: "Fra den ene fane" })).toMatchObject({ ok: true });
    const overtaken = await second({ title: "Fra den anden fane" });
    expect(overtaken).toMatchObject({ ok: false, reason: "overtaken", other: { title: "Fra den ene fane", at: after({ hours: 1 }) } });
    expect((await read()).title).toBe("Fra den ene fane");
    // The same words twice are no quarrel.
    expect(await second({ title: "Fra den ene fane" })).toEqual({ ok: true, changed: false, isMajor: false });
  });

  it("is not overtaken by who takes the case on, and tells who answers that the text is another", async () => {
    const form = await openForm(anna(), here.reference);
    await takeOn(as(here.moderator), here.reference, 1);
    expect(await form({ title: "Åbne møder på rådhuset" })).toMatchObject({ ok: true, changed: true });
    await expect(answer({ version: 2 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await read()).toMatchObject({ status: "under_consideration", title: "Åbne møder på rådhuset", version: 3 });
    expect((await getPlanNumbers(contextFor(here.store, visitor), here.plan.id)).byStatus).toMatchObject({ under_consideration: 1 });
  });

  it("refuses what comes too late, and says when it closed", async () => {
    const form = await openForm(anna(), here.reference);
    const closesAt = here.plan.phases[1]!.closesAt;
    expect(await form({ title: "For sent" }, contextFor(here.store, here.anna, { now: closesAt }))).toEqual({ ok: false, reason: "phase_over", at: closesAt });
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "n", version: 1 });
    expect(await form({ title: "For sent" })).toEqual({ ok: false, reason: "hidden" });
    expect((await read()).version).toBe(2);
    expect(await kept()).toEqual([]);
  });

  it("is for its writers alone", async () => {
    const others = { stranger: await addPerson(here.store), moderator: here.moderator, visitor };
    for (const [name, actor] of Object.entries(others)) await expect(edit(as(actor), here.reference, { title: "Ikke mit" }), name).rejects.toMatchObject({ kind: "forbidden" });
    await expect(edit(anna(), "PA-C-9999", {})).rejects.toMatchObject({ kind: "not_found" });
    const beside = await addPerson(here.store, { name: "Bodil Ved Siden" });
    await addCoAuthor(here.store, here.reference, beside);
    expect(await edit(as(beside), here.reference, { title: "Vores forslag" })).toMatchObject({ ok: true });
    expect((await getVersions(as(visitor), here.reference)).versions[0]).toMatchObject({ number: 2, by: { name: "Bodil Ved Siden" } });
  });

  it("has a limit", async () => {
    const often = contextFor(here.store, here.anna, { rateLimitFactor: 0.05 });
    for (let index = 0; index < 3; index += 1) await edit(often, here.reference, { title: `Titel ${index}` });
    await expect(edit(often, here.reference, { title: "En til" })).rejects.toMatchObject({ kind: "too_many" });
  });

  describe("of an organisation", () => {
    const scene = async () => {
      const sender = await addPerson(here.store, { type: "ngo", name: "Sofie Sender", display: "organisation" });
      const organisation = sender.organisation!;
      const { reference } = await submit(contextFor(here.store, sender), here.plan);
      const add = async (name: string, role: "member" | "representative") => addToOrganisation(here.store, organisation.id, await addPerson(here.store, { name }), role);
      return { sender, organisation, reference, colleague: await add("Karl Kollega", "representative"), member: await add("Mette Medlem", "member") };
    };

    it("is done by its representatives, in its name", async () => {
      const { organisation, reference, colleague, member } = await scene();
      expect(await edit(as(colleague), reference, { title: "Foreningens nye ord" })).toMatchObject({ ok: true });
      await expect(edit(as(member), reference, { title: "Et medlems ord" })).rejects.toMatchObject({ kind: "forbidden" });
      const { versions } = await getVersions(as(visitor), reference);
      expect(versions.map((each) => each.by?.name)).toEqual([organisation.name, organisation.name]);
      expect(JSON.stringify(versions)).not.toContain("Karl");
    });

    it("ends with the membership, also for a session that was looked up before", async () => {
      const { sender, organisation, reference } = await scene();
      const form = await openForm(as(sender), reference);
      await here.store.write(async (tx) => { await endMembership(as(sender), tx, organisation.id, sender.id); });
      await expect(form({ title: "Fra en, der er gået" })).rejects.toMatchObject({ kind: "forbidden" });
      expect((await read(reference)).textVersion).toBe(1);
    });
  });

  describe("at the same time", () => {
    it("of twenty changes made from the same text one is taken", async () => {
      const forms = await Promise.all(Array.from({ length: 20 }, () => openForm(anna(), here.reference)));
      const results = await Promise.all(forms.map((form, index) => form({ title: `Titel nummer ${index}` })));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.reason === "overtaken")).toHaveLength(19);
      expect((await kept()).map((each) => each.number)).toEqual([1, 2]);
      expect((await kept())[1]!.title).toBe((await read()).title);
    });

    it("with hiding, answering and withdrawing support either comes first, and the books are right", async () => {
      const form = await openForm(anna(), here.reference);
      const [edited, hidden] = await Promise.allSettled([form({ title: "Mens det bliver skjult" }), hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "n", version: 1 })]);
      expect(edited.status).toBe("fulfilled");
      const isEdited = edited.status === "fulfilled" && edited.value.ok;
      // The one who was first made the other one look again.
      expect(hidden.status).toBe(isEdited ? "rejected" : "fulfilled");
      expect(await found("skjult")).toEqual(isEdited ? [here.reference] : []);
      expect((await kept()).length).toBe(isEdited ? 2 : 0);
    });

    it("with answering one is told of the other", async () => {
      const form = await openForm(anna(), here.reference);
      const [edited, answered] = await Promise.allSettled([form({ title: "Mens det bliver besvaret" }), answer({})]);
      const isEdited = edited.status === "fulfilled" && edited.value.ok;
      expect(answered.status).toBe(isEdited ? "rejected" : "fulfilled");
      if (!isEdited) expect(edited).toMatchObject({ value: { ok: false, reason: "answered" } });
      const { byStatus } = await getPlanNumbers(contextFor(here.store, visitor), here.plan.id);
      expect(Object.entries(byStatus).filter(([, count]) => count !== 0)).toEqual([[isEdited ? "received" : "adopted", 1]]);
    });
  });

  it("shows each text, and how it differs from the one before or any other", async () => {
    const of = contextFor(here.store, here.anna, { now: after({ hours: 3 }) });
    await edit(anna(), here.reference, { change: "Åbn dem alle." });
    await edit(of, here.reference, { change: "Åbn dem alle nu.", title: "Åbne møder <b>nu</b>" });
    const reader = as(visitor);
    const { version } = await getVersion(reader, here.reference.toLowerCase(), 3);
    expect(version.line).toMatchObject({ number: 3, isCurrent: true, at: after({ hours: 3 }), by: { name: here.anna.name } });
    expect(version.from).toEqual({ number: 2, language: "da" });
    expect(version.changes.map((each) => each.field)).toEqual(["title", "change"]);
    const whole = (await getVersion(reader, here.reference, 3, 1)).version.changes.find((each) => each.field === "change")!;
    expect("stretches" in whole && whole.stretches.filter(({ kind }) => kind === "added").map(({ text }) => text.trim()).join(" ")).toBe("alle nu");
    expect((await getVersion(reader, here.reference, 1)).version).toMatchObject({ from: null, changes: [], text: { change: "Åbn dem." } });
    for (const [number, from] of [[4, undefined], [1, 9]] as const) await expect(getVersion(reader, here.reference, number, from)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("has one version before it is changed, and none for others when it is hidden", async () => {
    expect((await getVersions(as(visitor), here.reference)).versions).toEqual([{ number: 1, at: noon, isMajor: false, isCurrent: true, by: { name: here.anna.name, type: "citizen" } }]);
    await edit(anna(), here.reference, { title: "Noget andet" });
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "n", version: 2 });
    for (const actor of [visitor, here.moderator]) {
      await expect(getVersions(as(actor), here.reference)).rejects.toMatchObject({ kind: "not_found" });
      await expect(getVersion(as(actor), here.reference, 1)).rejects.toMatchObject({ kind: "not_found" });
    }
    expect((await getVersions(anna(), here.reference)).versions).toHaveLength(2);
  });

  it("does not say of a text who wrote it when the account is gone", async () => {
    const beside = await addPerson(here.store);
    await addCoAuthor(here.store, here.reference, beside);
    await edit(as(beside), here.reference, { title: "Af en, der går" });
    await here.store.write(async (tx) => { await tx.update(here.store.tables.proposalVersions).set({ editedBy: null }).where(eq(here.store.tables.proposalVersions.number, 2)); });
    expect((await getVersions(as(visitor), here.reference)).versions.map((each) => each.by?.name ?? null)).toEqual([null, here.anna.name]);
  });
});
