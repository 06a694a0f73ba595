import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { acceptInvitation } from "#app/domain/organisations/accept-invitation.server.ts";
import { getForAdministration, getMergePair, listForAdministration } from "#app/domain/organisations/administration.server.ts";
import { editOrganisation } from "#app/domain/organisations/edit-organisation.server.ts";
import { getOrganisationPage } from "#app/domain/organisations/get-organisation-page.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { leaveOrganisation } from "#app/domain/organisations/leave-organisation.server.ts";
import { mergeOrganisations } from "#app/domain/organisations/merge-organisations.server.ts";
import { savePosition } from "#app/domain/positions/save-position.server.ts";
import { profileInput } from "#app/domain/organisations/schema.ts";
import { takeVerificationBack, verifyOrganisation } from "#app/domain/organisations/verify-organisation.server.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import { after, contextFor, noon, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { actsIn, addToOrganisation, asNow, mailsIn, roleOf, setOrganisation } from "#tests/support/organisations.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, keepDraft, submit, text } from "#tests/support/plans.ts";

describeOnBothDatabases("the coordinator's organisations", (open) => {
  let store: Store;
  let karla: Person;
  let rita: Person;
  let bo: Person;
  let a: string;
  let b: string;
  beforeEach(async () => {
    store = await open();
    karla = await addPerson(store, { name: "Karla", role: "coordinator" });
    rita = await addPerson(store, { type: "ngo", name: "Rita" });
    bo = await addPerson(store, { type: "ngo", name: "Bo", locale: "en" });
    [a, b] = [rita.organisation!.id, bo.organisation!.id];
  });

  const as = (actor: Actor, now?: Date) => contextFor(store, actor, now ? { now } : {});
  const rowOf = async (id: string) => (await store.read.select().from(store.tables.organisations).where(eq(store.tables.organisations.id, id)))[0]!;
  const seen = async (id: string) => ({ id, version: (await rowOf(id)).version });
  const planCoordinator = (): Person => ({ ...rita, planRoles: [{ planId: "plan", role: "coordinator" }] });

  it("are for coordinators of the whole platform alone", async () => {
    for (const actor of [visitor, rita, await addPerson(store, { role: "moderator" }), planCoordinator()]) {
      const ctx = as(actor);
      for (const act of [listForAdministration(ctx, { view: "all" }), getForAdministration(ctx, a), getMergePair(ctx, a, b), verifyOrganisation(ctx, a, 1), takeVerificationBack(ctx, a, { note: "x", version: 1 }), mergeOrganisations(ctx, { id: a, version: 1 }, { id: b, version: 1 })]) await expect(act).rejects.toMatchObject({ kind: "forbidden" });
    }
    expect(await actsIn(store)).toEqual([]);
  });

  describe("the list", () => {
    const names = async (filter: Parameters<typeof listForAdministration>[1]) => (await listForAdministration(as(karla), filter)).rows.map((row) => row.name);

    it("is of those that are not verified, that are, that share a number, or all, and tells how many share it", async () => {
      await setOrganisation(store, a, { name: "A", verifiedAt: noon });
      await setOrganisation(store, b, { name: "B" });
      await setOrganisation(store, (await addPerson(store, { type: "business" })).organisation!.id, { name: "C", cvr: "10150817", createdAt: after({ days: 1 }) });
      await setOrganisation(store, (await addPerson(store, { type: "business" })).organisation!.id, { name: "D", mergedIntoId: a });
      expect([await names({ view: "unverified" }), await names({ view: "verified" }), (await names({ view: "same_number" })).sort(), (await names({ view: "all" })).sort()]).toEqual([["C", "B"], ["A"], ["A", "B"], ["A", "B", "C"]]);
      expect((await listForAdministration(as(karla), { view: "all" })).rows.find((row) => row.name === "A")).toMatchObject({ sameNumber: 1, members: 1, verified: true });
    });

    it("is searched by number, and by name as the eye takes it", async () => {
      await setOrganisation(store, a, { name: "Åben Forening", cvr: "10150817" });
      await setOrganisation(store, b, { name: "Кafé Ærø" });
      expect(await names({ view: "all", text: "DK 10 15 08 17" })).toEqual(["Åben Forening"]);
      for (const search of ["åben", "AABEN FORENING", "forening", " aben "]) expect(await names({ view: "all", text: search }), search).toEqual(["Åben Forening"]);
      expect(await names({ view: "all", text: "kafe" })).toEqual(["Кafé Ærø"]);
      for (const search of ["%", "'", "...", "findes ikke", "99999999"]) expect(await names({ view: "all", text: search }), search).toEqual([]);
    });

    it("pages forwards and back, also when few of very many match", async () => {
      const { organisations } = store.tables;
      await store.write(async (tx) => { for (let place = 0; place < 1100; place += 1) await tx.insert(organisations).values({ id: newId(), name: place % 25 === 0 ? `Sjælden ${place}` : `Almindelig ${place}`, type: "ngo", cvr: "10150817", createdAt: after({ minutes: place }) }); });
      const first = await listForAdministration(as(karla), { view: "all", text: "sjælden" });
      expect([first.rows.length, first.rows[0]!.name, first.previous]).toEqual([30, "Sjælden 1075", null]);
      const second = await listForAdministration(as(karla), { view: "all", text: "sjælden", cursor: first.next! });
      expect([second.rows.length, second.rows.at(-1)!.name, second.next]).toEqual([14, "Sjælden 0", null]);
      expect((await listForAdministration(as(karla), { view: "all", text: "sjælden", cursor: second.previous! })).rows).toEqual(first.rows);
      const all = await listForAdministration(as(karla), { view: "unverified" });
      expect(all.rows.map((row) => row.name)).toEqual(Array.from({ length: 30 }, (_, place) => ((1099 - place) % 25 === 0 ? `Sjælden ${1099 - place}` : `Almindelig ${1099 - place}`)));
      const next = await listForAdministration(as(karla), { view: "unverified", cursor: all.next! });
      expect((await listForAdministration(as(karla), { view: "unverified", cursor: next.previous! })).rows).toEqual(all.rows);
    });
  });

  it("show where members' addresses belong and not the addresses, and that they were seen is recorded", async () => {
    await addToOrganisation(store, a, await addPerson(store, { name: "Ulla", email: "ulla@example.dk", verified: false }));
    const found = await getForAdministration(as(karla), a);
    expect(found.members.map(({ name, role, domain, confirmed }) => [name, role, domain, confirmed]).sort()).toEqual([["Rita", "representative", "people.example", true], ["Ulla", "member", "example.dk", false]]);
    expect(JSON.stringify(found)).not.toContain("ulla@");
    expect(await actsIn(store)).toMatchObject([{ action: "organisation.members_read", actorId: karla.id, actorRole: "coordinator" }]);
    await expect(getForAdministration(as(karla), newId())).rejects.toMatchObject({ kind: "not_found" });
  });

  it("show who looks alike: the same number, or a name that can be mistaken", async () => {
    await setOrganisation(store, a, { name: "Foreningen Fri Indsigt" });
    const lookAlikes = { "Fоreningen Fri Indsigt": "10150817", "FORENINGEN FRI-INDSIGT": "25313763", "Noget andet": "29189846" };
    for (const [name, cvr] of Object.entries(lookAlikes)) await setOrganisation(store, (await addPerson(store, { type: "ngo" })).organisation!.id, { name, cvr });
    expect((await getForAdministration(as(karla), a)).lookAlikes.map(({ name, why }) => [name, why])).toEqual([[bo.organisation!.name, "number"], ["Fоreningen Fri Indsigt", "name"], ["FORENINGEN FRI-INDSIGT", "name"]]);
  });

  describe("verifying", () => {
    it("is told to the representatives, and recorded as the act of a coordinator", async () => {
      await addToOrganisation(store, a, await addPerson(store));
      expect(await verifyOrganisation(as(karla), a, 1)).toEqual({ ok: true, value: null });
      expect(await rowOf(a)).toMatchObject({ verifiedAt: noon, version: 2 });
      expect((await mailsIn(store)).map((mail) => [mail.kind, mail.recipient])).toEqual([["organisation_verified", emailOf(rita)]]);
      expect(await actsIn(store)).toMatchObject([{ action: "organisation.verified", actorId: karla.id, actorRole: "coordinator" }]);
      await expect(verifyOrganisation(as(karla), a, 2)).rejects.toMatchObject({ kind: "conflict" });
    });

    it("is of one organisation with a number, however many are verified at once", async () => {
      const results = await Promise.all([verifyOrganisation(as(karla), a, 1), verifyOrganisation(as(karla), b, 1)]);
      expect(results.map((result) => (result.ok ? "done" : result.reason)).sort()).toEqual(["cvr_verified_already", "done"]);
      expect((await actsIn(store)).map((act) => act.action)).toEqual(["organisation.verified"]);
      expect(await mailsIn(store)).toHaveLength(1);
    });

    it("is of what the coordinator saw: a change in between is a conflict", async () => {
      await editOrganisation(as(rita), a, profileInput.parse({ name: "Styrelsen", cvr: "10150817", version: 1 }));
      await expect(verifyOrganisation(as(karla), a, 1)).rejects.toMatchObject({ kind: "conflict" });
      expect((await rowOf(a)).verifiedAt).toBeNull();
    });

    it("is taken back with a reason, which is told and not recorded", async () => {
      await verifyOrganisation(as(karla), a, 1);
      await expect(takeVerificationBack(as(karla), a, { note: "Foreningen er nedlagt", version: 1 })).rejects.toMatchObject({ kind: "conflict" });
      await takeVerificationBack(as(karla), a, { note: "Foreningen er nedlagt", version: 2 });
      expect((await rowOf(a)).verifiedAt).toBeNull();
      expect((await mailsIn(store)).at(-1)).toMatchObject({ kind: "organisation_unverified", payload: { note: "Foreningen er nedlagt" } });
      expect(JSON.stringify(await actsIn(store))).not.toContain("nedlagt");
      // Now the other one can be.
      expect(await verifyOrganisation(as(karla), b, 1)).toMatchObject({ ok: true });
    });
  });

  describe("merging", () => {
    const merge = async (from: string, into: string) => mergeOrganisations(as(karla), await seen(from), await seen(into));

    it("takes along all that was said, the drafts, and whom people speak for", async () => {
      const plan = await addPlan(store);
      const { reference } = await submit(as(rita), plan, {}, `organisation:${a}`);
      await writeComment(as(rita), reference, { body: "Vi mener", stance: "for", voice: `organisation:${a}`, formKey: newId() });
      const draft = await keepDraft(as(rita), plan.id, newToken(), null, text);
      const { proposalDrafts } = store.tables;
      await store.write(async (tx) => { await tx.update(proposalDrafts).set({ organisationId: a }).where(eq(proposalDrafts.id, draft.id)); });
      await setOrganisation(store, a, { website: "https://forening.example/", emailDomain: "forening.example" });
      expect(await merge(a, b)).toEqual({ ok: true, value: { proposals: 1, comments: 1, drafts: 1, members: 1 } });
      const page = await getOrganisationPage(as(visitor), b, {});
      expect(page).toMatchObject({ members: 2, proposals: { rows: [{ reference, speaker: { organisation: bo.organisation!.name } }] }, comments: { rows: [{ body: "Vi mener" }] }, organisation: { website: "https://forening.example/" } });
      expect((await store.read.select().from(proposalDrafts).where(eq(proposalDrafts.id, draft.id)))[0]!.organisationId).toBe(b);
      expect((await asNow(store, rita)).organisation).toEqual({ id: b, name: bo.organisation!.name });
      expect(await getOrganisationPage(as(visitor), a, {})).toEqual({ mergedInto: b });
      expect([(await rowOf(a)).emailDomain, (await rowOf(b)).emailDomain]).toEqual([null, "forening.example"]);
      expect((await actsIn(store)).at(-1)).toMatchObject({ action: "organisation.merged", actorRole: "coordinator", data: { into: b, proposals: 1, comments: 1, drafts: 1, members: 1 } });
    });

    it("keeps one position a proposal: the other stays as a comment, two drafts become one with both texts, and followers go along once", async () => {
      const plan = await addPlan(store);
      const { proposals, comments, positionDrafts, follows, attachments } = store.tables;
      const idOf = async (title: string) => (await store.read.select({ id: proposals.id }).from(proposals).where(eq(proposals.reference, (await submit(as(karla), plan, { title })).reference)))[0]!.id;
      const [proposalId, otherId] = [await idOf("Et"), await idOf("Et andet")];
      const position = (id: string, organisationId: string, on: string) => ({ id, proposalId: on, organisationId, participantType: "ngo" as const, display: "organisation" as const, shownName: "Os", stance: "for" as const, language: "da", body: id, kind: "position" as const, formKey: id, createdAt: noon });
      const draft = (id: string, organisationId: string, on: string) => ({ id, proposalId: on, organisationId, language: "da", body: id, state: "awaiting_release" as const, updatedAt: noon, createdAt: noon });
      await store.write(async (tx) => {
        await tx.insert(comments).values([position("of a", a, proposalId), position("of b", b, proposalId), position("of a alone", a, otherId)]);
        await tx.insert(positionDrafts).values([draft("draft of a", a, proposalId), draft("draft of b", b, proposalId), draft("alone", a, otherId)]);
        await tx.insert(attachments).values({ id: "file", positionDraftId: "draft of a", name: "a.pdf", type: "application/pdf", size: 1, sha256: "", storageKey: "k", createdAt: noon });
        await tx.insert(follows).values([[karla.id, a], [karla.id, b], [bo.id, a]].map(([userId, subjectId]) => ({ userId: userId!, subject: "organisation" as const, subjectId: subjectId!, createdAt: noon })));
      });
      expect(await merge(a, b)).toMatchObject({ ok: true });
      expect(await store.read.select({ id: comments.id, kind: comments.kind, organisationId: comments.organisationId }).from(comments).orderBy(comments.id)).toEqual([
        { id: "of a", kind: "comment", organisationId: b }, { id: "of a alone", kind: "position", organisationId: b }, { id: "of b", kind: "position", organisationId: b },
      ]);
      expect(await store.read.select({ body: positionDrafts.body, state: positionDrafts.state, organisationId: positionDrafts.organisationId }).from(positionDrafts).orderBy(positionDrafts.id)).toEqual([
        { body: "alone", state: "awaiting_release", organisationId: b }, { body: "draft of b\n\ndraft of a", state: "writing", organisationId: b },
      ]);
      expect(await store.read.select({ draft: attachments.positionDraftId }).from(attachments)).toEqual([{ draft: "draft of b" }]);
      expect((await store.read.select({ userId: follows.userId, subjectId: follows.subjectId }).from(follows)).sort((one, other) => (one.userId < other.userId ? -1 : 1))).toEqual([karla.id, bo.id].sort().map((userId) => ({ userId, subjectId: b })));
    });

    it("gives who is in both the higher role, whichever one stays", async () => {
      bo = await addToOrganisation(store, a, bo);
      const ida = await addToOrganisation(store, b, await addToOrganisation(store, a, await addPerson(store), "representative"));
      await merge(a, b);
      expect(await Promise.all([rita, bo, ida].map((person) => roleOf(store, b, person)))).toEqual(["representative", "representative", "representative"]);
      expect(await roleOf(store, a, rita)).toBeNull();
    });

    it("tells the representatives of both, each once and in their language", async () => {
      bo = await addToOrganisation(store, a, bo, "representative");
      await merge(a, b);
      expect((await mailsIn(store)).map(({ kind, recipient, locale, payload }) => [kind, recipient, locale, payload.into, payload.organisationId]).sort()).toEqual([
        ["organisation_merged", emailOf(rita), "da", bo.organisation!.name, b], ["organisation_merged", emailOf(bo), "en", bo.organisation!.name, b],
      ].sort());
    });

    it("keeps the links of invitations, the newer one where both invited an address, and requests that are not answered by it", async () => {
      await inviteMember(as(rita), a, { email: "one@example.dk", role: "member" });
      const [one] = (await mailsIn(store)).map((mail) => mail.payload.token!);
      await inviteMember(as(bo), b, { email: "both@example.dk", role: "member" });
      await inviteMember(as(rita, after({ hours: 1 })), a, { email: "Both@example.dk", role: "representative" });
      const newer = (await mailsIn(store)).at(-1)!.payload.token!;
      const { joinRequests } = store.tables;
      const kim = await addPerson(store);
      await store.write(async (tx) => { await tx.insert(joinRequests).values([kim, bo].map((person) => ({ organisationId: a, userId: person.id, createdAt: noon }))); });
      await merge(a, b);
      expect(await store.read.select({ userId: joinRequests.userId, organisationId: joinRequests.organisationId }).from(joinRequests)).toEqual([{ userId: kim.id, organisationId: b }]);
      expect(await store.read.select().from(store.tables.invitations)).toHaveLength(2);
      const [first, second] = [await addPerson(store), await addPerson(store)];
      expect(await acceptInvitation(as(first), one!)).toEqual({ ok: true, value: { organisationId: b } });
      expect(await acceptInvitation(as(second), newer)).toMatchObject({ ok: true });
      expect(await roleOf(store, b, second)).toBe("representative");
    });

    it("never lets a verified one go, nor one become part of itself", async () => {
      await verifyOrganisation(as(karla), a, 1);
      expect(await merge(a, b)).toEqual({ ok: false, reason: "merge_verified" });
      expect(await merge(a, a)).toEqual({ ok: false, reason: "merge_missing" });
      expect(await merge(b, a)).toMatchObject({ ok: true });
      expect((await rowOf(a)).verifiedAt).toEqual(noon);
    });

    it("makes the pages of those merged before lead to the one that stays", async () => {
      const c = (await addPerson(store, { type: "ngo" })).organisation!.id;
      await merge(a, b);
      await merge(b, c);
      for (const gone of [a, b]) expect(await getOrganisationPage(as(visitor), gone, {})).toEqual({ mergedInto: c });
      await expect(merge(a, c)).rejects.toMatchObject({ kind: "not_found" });
      await expect(getMergePair(as(karla), c, a)).rejects.toMatchObject({ kind: "not_found" });
    });

    it("is one merge however often and whichever way it is asked for at once", async () => {
      const [one, other] = [await seen(a), await seen(b)];
      const results = await Promise.allSettled([mergeOrganisations(as(karla), one, other), mergeOrganisations(as(karla), other, one), mergeOrganisations(as(karla), one, other)]);
      expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
      for (const result of results) if (result.status === "rejected") expect(["conflict", "not_found"]).toContain((result.reason as { kind: string }).kind);
      expect((await Promise.all([rowOf(a), rowOf(b)])).filter((row) => row.mergedIntoId === null)).toHaveLength(1);
    });

    it("is refused when one changed since it was looked at", async () => {
      const before = await seen(a);
      await editOrganisation(as(rita), a, profileInput.parse({ name: "Nyt navn", cvr: "10150817", version: 1 }));
      await expect(mergeOrganisations(as(karla), before, await seen(b))).rejects.toMatchObject({ kind: "conflict" });
      expect((await rowOf(a)).mergedIntoId).toBeNull();
    });

    it("takes along what is being sent at the same moment: nothing is left in the organisation that is gone", async () => {
      const plan = await addPlan(store);
      const { reference } = await submit(as(karla), plan);
      const results = await Promise.allSettled([
        writeComment(as(rita), reference, { body: "Vi mener", stance: "for", voice: `organisation:${a}`, formKey: newId() }),
        savePosition(as(rita), a, reference, { stance: "for", body: "Vores holdning", version: null }), merge(a, b),
        writeComment(as(rita), reference, { body: "Vi mener også", stance: "for", voice: `organisation:${a}`, formKey: newId() }),
      ]);
      expect(results[2]).toMatchObject({ status: "fulfilled", value: { ok: true } });
      const { comments, positionDrafts } = store.tables;
      const left = [...(await store.read.select({ id: comments.organisationId }).from(comments)), ...(await store.read.select({ id: positionDrafts.organisationId }).from(positionDrafts))];
      expect(left.filter(({ id }) => id !== b)).toEqual([]);
    });

    it("runs beside members who leave", async () => {
      const results = await Promise.allSettled([leaveOrganisation(as(rita), a), merge(a, b)]);
      expect(results[1]).toMatchObject({ status: "fulfilled", value: { ok: true } });
      expect(await roleOf(store, a, rita)).toBeNull();
    });
  });
});
