import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { registerAccount } from "#app/domain/accounts/register-account.server.ts";
import { signUpInput } from "#app/domain/accounts/schema.ts";
import { verifyEmail } from "#app/domain/accounts/verify-email.server.ts";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import type { Person } from "#app/domain/context.ts";
import { askToJoin } from "#app/domain/organisations/ask-to-join.server.ts";
import { chooseDefaultOrganisation } from "#app/domain/organisations/choose-default-organisation.server.ts";
import { decideJoinRequest } from "#app/domain/organisations/decide-join-request.server.ts";
import { editOrganisation } from "#app/domain/organisations/edit-organisation.server.ts";
import { getOrganisationPage, type OrganisationPage } from "#app/domain/organisations/get-organisation-page.server.ts";
import { getOwnOrganisations } from "#app/domain/organisations/get-own-organisations.server.ts";
import { getMembersPage, getProfileForm } from "#app/domain/organisations/queries.server.ts";
import { profileInput } from "#app/domain/organisations/schema.ts";
import { startOrganisation } from "#app/domain/organisations/start-organisation.server.ts";
import { withdrawJoinRequest } from "#app/domain/organisations/withdraw-join-request.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, noon, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { actsIn, addToOrganisation, asNow, mailsIn, roleOf, setOrganisation } from "#tests/support/organisations.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, addProposals, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("organisations", (open) => {
  let store: Store;
  let rita: Person;
  let id: string;
  beforeEach(async () => {
    store = await open();
    rita = await addPerson(store, { type: "ngo", name: "Rita", email: "rita@forening.example" });
    id = rita.organisation!.id;
  });

  const as = (person: Person, now?: Date) => contextFor(store, person, now ? { now } : {});
  const rowOf = async (organisation = id) => (await store.read.select().from(store.tables.organisations).where(eq(store.tables.organisations.id, organisation)))[0]!;

  describe("the public page", () => {
    const pageOf = async (cursors = {}, actor: Parameters<typeof contextFor>[1] = visitor) => (await getOrganisationPage(contextFor(store, actor), id, cursors)) as OrganisationPage;

    it("shows what the organisation says of itself, how many members it has, and not who they are", async () => {
      await addToOrganisation(store, id, await addPerson(store, { name: "Hemmelig Hansen" }));
      const page = await pageOf();
      expect(page).toMatchObject({ organisation: { id, type: "ngo", cvr: "13748136", verified: false }, members: 2, standing: "visitor" });
      expect(JSON.stringify(page)).not.toMatch(/Hemmelig|Rita|forening\.example|emailDomain|version/);
      expect((await pageOf({}, rita)).standing).toBe("representative");
    });

    it("lists what was said in its name alone: not what is hidden, said behind a code, or privately", async () => {
      const plan = await addPlan(store);
      const anna = await addPerson(store);
      const own = await submit(as(rita), plan, { title: "I foreningens navn" }, `organisation:${rita.organisation!.id}`);
      const hidden = await submit(as(rita), plan, { title: "Skjult" }, `name:${rita.organisation!.id}`);
      await submit(as(rita), plan, { title: "Bag en kode" }, "code");
      await submit(as({ ...rita, organisation: null, participantType: "citizen" }), plan, { title: "Privat" });
      const other = await submit(as(anna), plan, { title: "Annas forslag" });
      const say = async (body: string, on = other.reference, voice = `organisation:${rita.organisation!.id}`) => writeComment(as(rita), on, { body, stance: "for", voice, formKey: newId() });
      await say("Vi støtter det");
      await say("Bag en kode", other.reference, "code");
      const gone = await say("Skal skjules");
      await say("På et skjult forslag", hidden.reference);
      const first = await writeComment(as(anna), other.reference, { body: "Hvad mener I?", stance: "neutral", voice: "", formKey: newId() });
      await writeReply(as(rita, after({ minutes: 5 })), other.reference, { body: "Vi mener det", voice: `organisation:${rita.organisation!.id}`, formKey: newId(), parent: first.ok ? first.value.id : "" });
      const moderator = await addPerson(store, { role: "moderator" });
      await hideProposal(as(moderator), hidden.reference, { reason: "advertising", note: "Reklame", version: 1 });
      await hideComment(as(moderator), gone.ok ? gone.value.id : "", "offensive");
      const page = await pageOf();
      expect(page.proposals.rows.map((row) => [row.reference, row.speaker.organisation, row.theme.text])).toEqual([[own.reference, rita.organisation!.name, "open-data"]]);
      expect(page.comments.rows.map(({ body, stance, reference, title }) => [body, stance, reference, title])).toEqual([["Vi mener det", null, other.reference, "Annas forslag"], ["Vi støtter det", "for", other.reference, "Annas forslag"]]);
    });

    it("pages both lists, each by itself, forwards and back", async () => {
      const plan = await addPlan(store);
      const added = await addProposals(as(rita), plan, Array.from({ length: 45 }, (_, place) => ({ title: `Nr. ${place}`, organisationId: id, participantType: "ngo" as const, submittedAt: after({ minutes: place }) })));
      const { comments } = store.tables;
      await store.write(async (tx) => { for (let place = 0; place < 25; place += 1) await tx.insert(comments).values({ id: newId(), proposalId: added[0]!.id, organisationId: id, participantType: "ngo", display: "organisation", shownName: "x", stance: "for", language: "da", body: `Ord ${place} ${"lang ".repeat(200)}`, formKey: newId(), createdAt: after({ minutes: place }) }); });
      const first = await pageOf();
      expect(first.proposals.rows[0]!.title).toBe("Nr. 44");
      expect(first.comments.rows.map((row) => row.body.length <= 400)).toEqual(Array.from({ length: 20 }, () => true));
      const second = await pageOf({ proposals: first.proposals.next! });
      expect([second.proposals.rows[0]!.title, second.comments.rows[0]!.body.slice(0, 6)]).toEqual(["Nr. 24", "Ord 24"]);
      const last = await pageOf({ proposals: second.proposals.next!, comments: first.comments.next! });
      expect([last.proposals.rows.length, last.proposals.next, last.comments.rows.length, last.comments.next]).toEqual([5, null, 5, null]);
      expect((await pageOf({ proposals: last.proposals.previous! })).proposals.rows).toEqual(second.proposals.rows);
      expect((await pageOf({ proposals: "x'; drop", comments: "1" })).proposals.rows).toEqual(first.proposals.rows);
    });

    it("of one that became part of another leads there, and what never was is not found", async () => {
      const other = (await addPerson(store, { type: "ngo" })).organisation!.id;
      await setOrganisation(store, id, { mergedIntoId: other });
      expect(await pageOf()).toEqual({ mergedInto: other });
      await expect(getOrganisationPage(contextFor(store, visitor), newId(), {})).rejects.toMatchObject({ kind: "not_found" });
    });
  });

  describe("the profile", () => {
    const input = (changes: Record<string, unknown> = {}) => profileInput.parse({ name: "Åben Forening", cvr: "13748136", website: "forening.example", description: "Hvem vi er", emailDomain: "forening.example", version: 1, ...changes });

    it("is changed by a representative, with the domain of their own confirmed address", async () => {
      expect(await getProfileForm(as(rita), id)).toMatchObject({ ownDomain: "forening.example", addressIsPublic: false, organisation: { version: 1, emailDomain: null } });
      expect(await editOrganisation(as(rita), id, input())).toEqual({ ok: true, value: { verificationEnded: false } });
      expect(await rowOf()).toMatchObject({ name: "Åben Forening", website: "https://forening.example/", description: "Hvem vi er", emailDomain: "forening.example", version: 2 });
      expect(await actsIn(store)).toMatchObject([{ action: "organisation.edited", actorId: rita.id, data: { after: { name: "Åben Forening" }, descriptionChanged: true, verificationEnded: false } }]);
      expect(JSON.stringify(await actsIn(store))).not.toContain("Hvem vi er");
    });

    it("keeps the domain that it has whoever saves, and takes none of others or of public mail services", async () => {
      await setOrganisation(store, id, { emailDomain: "gammel.example" });
      const bo = await addToOrganisation(store, id, await addPerson(store, { email: "bo@gmail.com" }), "representative");
      expect(await getProfileForm(as(bo), id)).toMatchObject({ ownDomain: null, addressIsPublic: true });
      expect(await editOrganisation(as(bo), id, input({ emailDomain: "gammel.example" }))).toMatchObject({ ok: true });
      for (const emailDomain of ["gmail.com", "forening.example", "digst.dk", "GAMMEL.example"]) expect(await editOrganisation(as(bo), id, input({ emailDomain, version: 2 })), emailDomain).toEqual({ ok: false, reason: "domain_not_yours" });
      const unconfirmed = await addToOrganisation(store, id, await addPerson(store, { email: "x@digst.dk", verified: false }), "representative");
      expect(await editOrganisation(as(unconfirmed), id, input({ emailDomain: "digst.dk", version: 2 }))).toEqual({ ok: false, reason: "domain_not_yours" });
      expect(await editOrganisation(as(rita), id, input({ emailDomain: "", version: 2 }))).toMatchObject({ ok: true });
      expect((await rowOf()).emailDomain).toBeNull();
    });

    it("of a verified organisation loses the verification with another name, and keeps its number", async () => {
      await setOrganisation(store, id, { name: "Åben Forening", verifiedAt: noon });
      expect(await editOrganisation(as(rita), id, input({ cvr: "10150817" }))).toEqual({ ok: false, reason: "cvr_fixed" });
      expect(await editOrganisation(as(rita), id, input({ description: "Nyt" }))).toEqual({ ok: true, value: { verificationEnded: false } });
      expect((await rowOf()).verifiedAt).toEqual(noon);
      expect(await editOrganisation(as(rita), id, input({ name: "Åben Forening 2", version: 2 }))).toEqual({ ok: true, value: { verificationEnded: true } });
      expect((await rowOf()).verifiedAt).toBeNull();
      expect(await editOrganisation(as(rita), id, input({ cvr: "10150817", version: 3 }))).toMatchObject({ ok: true });
    });

    it("is changed by one of two who save at once; the other is told", async () => {
      const bo = await addToOrganisation(store, id, await addPerson(store), "representative");
      const results = await Promise.allSettled([editOrganisation(as(rita), id, input()), editOrganisation(as(bo), id, input({ name: "Bos navn", emailDomain: "" }))]);
      expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
      expect((await rowOf()).version).toBe(2);
    });

    it("is changed by nobody else", async () => {
      const member = await addToOrganisation(store, id, await addPerson(store));
      for (const actor of [visitor, member, await addPerson(store, { type: "ngo" }), await addPerson(store, { role: "admin" })]) {
        await expect(editOrganisation(contextFor(store, actor), id, input())).rejects.toMatchObject({ kind: "forbidden" });
        await expect(getProfileForm(contextFor(store, actor), id)).rejects.toMatchObject({ kind: "forbidden" });
      }
      expect((await rowOf()).version).toBe(1);
    });
  });

  describe("asking to join", () => {
    let kim: Person;
    beforeEach(async () => {
      await setOrganisation(store, id, { emailDomain: "forening.example" });
      kim = await addPerson(store, { name: "Kim", email: "kim@Forening.example" });
    });

    it("is offered to who has a confirmed address in the domain, and to nobody else", async () => {
      expect((await getOwnOrganisations(as(kim))).byDomain).toMatchObject([{ id, asked: false }]);
      for (const [email, verified] of [["lone@forening.example", false], ["lone@under.forening.example", true], ["lone@forening.example.dk", true]] as const) {
        const other = await addPerson(store, { email, verified });
        expect((await getOwnOrganisations(as(other))).byDomain, email).toEqual([]);
        expect(await askToJoin(as(other), id, "")).toEqual({ ok: false, reason: "join_not_open" });
      }
      expect((await getOwnOrganisations(as(rita))).byDomain).toEqual([]);
      await expect(askToJoin(contextFor(store, visitor), id, "")).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("is not offered where nobody could answer", async () => {
      await store.write(async (tx) => { await tx.delete(store.tables.memberships); });
      expect((await getOwnOrganisations(as(kim))).byDomain).toEqual([]);
    });

    it("tells the representatives, once, and shows that one has asked", async () => {
      await addToOrganisation(store, id, await addPerson(store));
      expect(await askToJoin(as(kim), id, "Jeg sidder i sekretariatet")).toEqual({ ok: true, value: null });
      expect(await askToJoin(as(kim), id, "Igen")).toEqual({ ok: true, value: null });
      expect(await mailsIn(store)).toEqual([{ kind: "join_requested", recipient: "rita@forening.example", locale: "da", payload: { name: "Rita", organisation: rita.organisation!.name, organisationId: id, applicant: "Kim", message: "Jeg sidder i sekretariatet" } }]);
      expect(await getOwnOrganisations(as(kim))).toMatchObject({ byDomain: [{ id, asked: true }], requests: [{ id }] });
      expect((await getMembersPage(as(rita), id)).requests).toMatchObject([{ userId: kim.id, name: "Kim", message: "Jeg sidder i sekretariatet", domain: "forening.example" }]);
      expect(JSON.stringify(await getMembersPage(as(rita), id))).not.toContain("kim@");
      expect(await askToJoin(as(rita), id, "")).toEqual({ ok: false, reason: "already_member" });
    });

    it("is answered once: yes makes a member, no does not, and both are told", async () => {
      const lone = await addPerson(store, { email: "lone@forening.example" });
      await askToJoin(as(kim), id, "");
      await askToJoin(as(lone), id, "");
      expect(await decideJoinRequest(as(rita), id, kim.id, "approve")).toEqual({ ok: true, value: null });
      expect(await decideJoinRequest(as(rita), id, lone.id, "decline")).toEqual({ ok: true, value: null });
      expect([await roleOf(store, id, kim), await roleOf(store, id, lone)]).toEqual(["member", null]);
      expect((await mailsIn(store)).slice(2).map((mail) => [mail.kind, mail.recipient])).toEqual([["join_approved", "kim@Forening.example"], ["join_declined", "lone@forening.example"]]);
      for (const person of [kim, lone]) expect(await decideJoinRequest(as(rita), id, person.id, "approve")).toEqual({ ok: false, reason: "request_gone" });
      expect(await roleOf(store, id, lone)).toBeNull();
      // Who was told no may ask again.
      expect(await askToJoin(as(lone), id, "Jo")).toMatchObject({ ok: true });
    });

    it("is answered by representatives of that organisation alone", async () => {
      await askToJoin(as(kim), id, "");
      const other = await addPerson(store, { type: "ngo" });
      for (const actor of [visitor, kim, await addToOrganisation(store, id, await addPerson(store)), other]) await expect(decideJoinRequest(contextFor(store, actor), id, kim.id, "approve")).rejects.toMatchObject({ kind: "forbidden" });
      expect(await decideJoinRequest(as(other), other.organisation!.id, kim.id, "approve")).toEqual({ ok: false, reason: "request_gone" });
      expect(await roleOf(store, id, kim)).toBeNull();
    });

    it("is taken back, also twice", async () => {
      await askToJoin(as(kim), id, "");
      await withdrawJoinRequest(as(kim), id);
      await withdrawJoinRequest(as(kim), id);
      expect((await getOwnOrganisations(as(kim))).requests).toEqual([]);
      expect((await actsIn(store)).map((act) => act.action)).toEqual(["organisation.join_requested", "organisation.join_request_withdrawn"]);
      await expect(withdrawJoinRequest(contextFor(store, visitor), id)).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("is open to a member of one with the number of a verified one, and not of one that only claims it", async () => {
      const twin = await addPerson(store, { type: "ngo", email: "t@twin.example" });
      expect((await getOwnOrganisations(as(twin))).sameNumber).toEqual([]);
      expect(await askToJoin(as(twin), id, "")).toEqual({ ok: false, reason: "join_not_open" });
      await setOrganisation(store, id, { verifiedAt: noon });
      expect((await getOwnOrganisations(as(twin))).sameNumber).toMatchObject([{ id, verified: true, ownName: twin.organisation!.name }]);
      expect(await askToJoin(as(twin), id, "")).toMatchObject({ ok: true });
      expect((await getMembersPage(as(rita), id)).requests).toMatchObject([{ userId: twin.id, domain: null }]);
    });
  });

  describe("a new organisation", () => {
    const fresh = { type: "authority", name: "Mosekær Kommune", cvr: "13748136", key: newId() } as const;

    it("has its founder as representative and their domain, and is one however often the form is sent", async () => {
      const results = await Promise.all([startOrganisation(as(rita), fresh), startOrganisation(as(rita), fresh)]);
      expect(results).toEqual([{ ok: true, value: { organisationId: fresh.key } }, { ok: true, value: { organisationId: fresh.key } }]);
      expect(await rowOf(fresh.key)).toMatchObject({ name: "Mosekær Kommune", type: "authority", verifiedAt: null, emailDomain: "forening.example" });
      expect((await getOwnOrganisations(as(rita))).own.map((each) => each.role)).toEqual(["representative", "representative"]);
      expect((await actsIn(store)).map((act) => act.action)).toEqual(["organisation.started"]);
    });

    it("is not taken over by sending its id", async () => {
      const stranger = await addPerson(store);
      await expect(startOrganisation(as(stranger), { ...fresh, key: id })).rejects.toMatchObject({ kind: "conflict" });
      expect((await rowOf()).name).toBe(rita.organisation!.name);
      expect(await roleOf(store, id, stranger)).toBeNull();
    });

    it("waits for a confirmed address", async () => {
      expect(await startOrganisation(as(await addPerson(store, { verified: false })), { ...fresh, key: newId() })).toEqual({ ok: false, reason: "verify_email_first" });
      await expect(startOrganisation(contextFor(store, visitor), fresh)).rejects.toMatchObject({ kind: "forbidden" });
    });
  });

  describe("whom one speaks for", () => {
    it("is chosen among one's own, or oneself", async () => {
      expect(await chooseDefaultOrganisation(as(rita), null)).toEqual({ ok: true, value: null });
      expect(await getOwnOrganisations(as(rita))).toMatchObject({ defaultId: null, own: [{ id }] });
      expect((await asNow(store, rita)).participantType).toBe("citizen");
      expect(await chooseDefaultOrganisation(as(rita), id)).toEqual({ ok: true, value: null });
      expect((await getOwnOrganisations(as(rita))).defaultId).toBe(id);
      const other = (await addPerson(store, { type: "business" })).organisation!.id;
      for (const wrong of [other, newId()]) expect(await chooseDefaultOrganisation(as(rita), wrong)).toEqual({ ok: false, reason: "default_missing" });
      expect((await getOwnOrganisations(as(rita))).defaultId).toBe(id);
      await expect(chooseDefaultOrganisation(contextFor(store, visitor), null)).rejects.toMatchObject({ kind: "forbidden" });
    });
  });

  describe("the founder's confirmed address", () => {
    const found = async (email: string, meanwhile: (organisationId: string) => Promise<void> = async () => undefined) => {
      await registerAccount(contextFor(store, visitor), signUpInput.parse({ participantType: "ngo", organisationName: "Ny Forening", cvr: "13748136", name: "Nana", email, password: "korrekt hest batteri" }), "");
      const [user] = await store.read.select().from(store.tables.users).where(eq(store.tables.users.email, email));
      await meanwhile(user!.organisationId!);
      await verifyEmail(contextFor(store, visitor), (await mailsIn(store)).at(-1)!.payload.token!);
      return (await rowOf(user!.organisationId!)).emailDomain;
    };

    it("gives the organisation its domain", async () => {
      expect(await found("nana@Ny-Forening.example")).toBe("ny-forening.example");
      expect((await actsIn(store)).map((act) => act.action)).toContain("organisation.domain_adopted");
    });
    it("but not that of a public mail service", async () => { expect(await found("nana@gmail.com")).toBeNull(); });
    it("nor when it has one already", async () => { expect(await found("nana@ny.example", (made) => setOrganisation(store, made, { emailDomain: "valgt.example" }))).toBe("valgt.example"); });
    it("nor when others belong to it", async () => { expect(await found("nana@ny.example", async (made) => { await addToOrganisation(store, made, await addPerson(store)); })).toBeNull(); });
  });

  it("are left by mail that people turned off, and by accounts that are gone", async () => {
    const { users, notificationSettings } = store.tables;
    await setOrganisation(store, id, { emailDomain: "forening.example" });
    const [off, gone, on] = await Promise.all(["off", "gone", "on"].map(async (name) => addToOrganisation(store, id, await addPerson(store, { name }), "representative")));
    await store.write(async (tx) => {
      await tx.insert(notificationSettings).values([{ userId: off!.id, kind: "organisation_work", frequency: "off" }, { userId: rita.id, kind: "organisation_work", frequency: "at_once" }, { userId: on!.id, kind: "own_proposals", frequency: "off" }]);
      await tx.update(users).set({ deletedAt: noon }).where(eq(users.id, gone!.id));
    });
    await askToJoin(as(await addPerson(store, { email: "kim@forening.example" })), id, "");
    expect((await mailsIn(store)).map((mail) => mail.recipient).sort()).toEqual(["rita@forening.example", emailOf(on!)].sort());
  });
});
