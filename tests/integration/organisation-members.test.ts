import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Person } from "#app/domain/context.ts";
import { acceptInvitation } from "#app/domain/organisations/accept-invitation.server.ts";
import { changeMemberRole } from "#app/domain/organisations/change-member-role.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { leaveOrganisation } from "#app/domain/organisations/leave-organisation.server.ts";
import { findAccepted, findInvitation, getMembersPage } from "#app/domain/organisations/queries.server.ts";
import { removeMember } from "#app/domain/organisations/remove-member.server.ts";
import { withdrawInvitation } from "#app/domain/organisations/withdraw-invitation.server.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { actsIn, addToOrganisation, asNow, mailsIn, roleOf, setOrganisation } from "#tests/support/organisations.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";

describeOnBothDatabases("an organisation's members", (open) => {
  let store: Store;
  let rita: Person;
  let mads: Person;
  let stranger: Person;
  let id: string;
  beforeEach(async () => {
    store = await open();
    rita = await addPerson(store, { type: "ngo", name: "Rita" });
    id = rita.organisation!.id;
    mads = await addToOrganisation(store, id, await addPerson(store, { name: "Mads", locale: "en" }));
    stranger = await addPerson(store, { type: "business", name: "Sten" });
  });

  const as = (person: Person, now?: Date) => contextFor(store, person, now ? { now } : {});
  const chooseDefault = (person: Person) => store.write(async (tx) => { await tx.update(store.tables.users).set({ organisationId: id }).where(eq(store.tables.users.id, person.id)); });

  it("see one another, and representatives what is under way; nobody else does", async () => {
    await inviteMember(as(rita), id, { email: "ny@forening.example", role: "member" });
    const seen = await getMembersPage(as(mads), id);
    expect(seen.members.map(({ name, role, isSelf }) => [name, role, isSelf])).toEqual([["Mads", "member", true], ["Rita", "representative", false]]);
    expect([seen.invitations, seen.requests]).toEqual([[], []]);
    expect((await getMembersPage(as(rita), id)).invitations).toMatchObject([{ email: "ny@forening.example", role: "member", expired: false }]);
    expect((await getMembersPage(as(rita, after({ days: 15 })), id)).invitations).toMatchObject([{ expired: true }]);
    for (const actor of [visitor, stranger, await addPerson(store, { role: "admin" })]) await expect(getMembersPage(contextFor(store, actor), id)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(getMembersPage(as(rita), stranger.id)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("get another role from a representative, and are told in their language", async () => {
    expect(await changeMemberRole(as(rita), id, mads.id, "representative")).toEqual({ ok: true, value: null });
    expect(await changeMemberRole(as(rita), id, mads.id, "representative")).toEqual({ ok: true, value: null });
    expect(await roleOf(store, id, mads)).toBe("representative");
    expect(await mailsIn(store)).toEqual([{ kind: "member_role_changed", recipient: emailOf(mads), locale: "en", payload: { name: "Mads", organisation: rita.organisation!.name, organisationId: id, role: "representative" } }]);
    expect(await actsIn(store)).toMatchObject([{ action: "organisation.role_changed", actorId: rita.id, data: { userId: mads.id, before: { role: "member" }, after: { role: "representative" } } }]);
  });

  it("are not told by mail when they have turned that off, but of being removed all the same", async () => {
    await store.write(async (tx) => { await tx.insert(store.tables.notificationSettings).values({ userId: mads.id, kind: "organisation_work", frequency: "off" }); });
    await changeMemberRole(as(rita), id, mads.id, "representative");
    expect(await mailsIn(store)).toEqual([]);
    await removeMember(as(rita), id, mads.id);
    expect((await mailsIn(store)).map((mail) => [mail.kind, mail.recipient])).toEqual([["member_removed", emailOf(mads)]]);
  });

  it("are removed: they speak for themselves again, and their invitations are void", async () => {
    await chooseDefault(mads);
    await changeMemberRole(as(rita), id, mads.id, "representative");
    mads = await asNow(store, mads);
    await inviteMember(as(mads), id, { email: "ven@example.dk", role: "representative" });
    const token = (await mailsIn(store)).at(-1)!.payload.token!;
    expect(await removeMember(as(rita), id, mads.id)).toEqual({ ok: true, value: null });
    expect((await asNow(store, mads)).organisation).toBeNull();
    expect((await store.read.select().from(store.tables.users).where(eq(store.tables.users.id, mads.id)))[0]!.organisationId).toBeNull();
    expect(await acceptInvitation(as(stranger), token)).toEqual({ ok: false, reason: "invitation_spent" });
    expect(await removeMember(as(rita), id, mads.id)).toEqual({ ok: false, reason: "member_gone" });
    expect((await actsIn(store)).at(-1)).toMatchObject({ action: "organisation.member_removed", data: { userId: mads.id, role: "representative", invitationsWithdrawn: 1 } });
    // What Mads' open tab still believes does not count.
    await expect(inviteMember(as(mads), id, { email: "ven@example.dk", role: "member" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(changeMemberRole(as(mads), id, rita.id, "member")).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("leave, and stay a member elsewhere", async () => {
    mads = await addToOrganisation(store, stranger.organisation!.id, mads);
    expect(await leaveOrganisation(as(mads), id)).toEqual({ ok: true, value: null });
    expect([await roleOf(store, id, mads), await roleOf(store, stranger.organisation!.id, mads)]).toEqual([null, "member"]);
    await expect(leaveOrganisation(as(mads), id)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("are changed by no one else: visitors, members, those of another organisation and staff are refused", async () => {
    for (const actor of [visitor, mads, stranger, await addPerson(store, { role: "admin" })]) {
      const ctx = contextFor(store, actor);
      await expect(changeMemberRole(ctx, id, mads.id, "representative")).rejects.toMatchObject({ kind: "forbidden" });
      await expect(removeMember(ctx, id, rita.id)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(inviteMember(ctx, id, { email: "a@example.dk", role: "member" })).rejects.toMatchObject({ kind: "forbidden" });
      await expect(withdrawInvitation(ctx, id, id)).rejects.toMatchObject({ kind: "forbidden" });
    }
    for (const actor of [visitor, stranger]) await expect(leaveOrganisation(contextFor(store, actor), id)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await actsIn(store)).toEqual([]);
  });

  describe("the last representative", () => {
    it("cannot leave, be removed or become a member while others are left", async () => {
      const refusal = { ok: false, reason: "last_representative" };
      expect(await leaveOrganisation(as(rita), id)).toEqual(refusal);
      expect(await removeMember(as(rita), id, rita.id)).toEqual(refusal);
      expect(await changeMemberRole(as(rita), id, rita.id, "member")).toEqual(refusal);
      expect(await roleOf(store, id, rita)).toBe("representative");
      await changeMemberRole(as(rita), id, mads.id, "representative");
      expect(await leaveOrganisation(as(rita), id)).toEqual({ ok: true, value: null });
    });

    it("can leave alone, but not become a member of an organisation without representatives", async () => {
      await leaveOrganisation(as(mads), id);
      expect(await changeMemberRole(as(rita), id, rita.id, "member")).toEqual({ ok: false, reason: "last_representative" });
      expect(await leaveOrganisation(as(rita), id)).toEqual({ ok: true, value: null });
    });

    it("stays when all of several leave, remove one another or step down at once", async () => {
      const others = await Promise.all(Array.from({ length: 4 }, async () => addToOrganisation(store, id, await addPerson(store), "representative")));
      const all = [rita, ...others];
      const results = await Promise.allSettled(all.map((person, index) => (index % 3 === 0 ? leaveOrganisation(as(person), id) : index % 3 === 1 ? removeMember(as(person), id, all[(index + 1) % all.length]!.id) : changeMemberRole(as(person), id, person.id, "member"))));
      // Some find that they are no representative any more; nobody meets anything else.
      for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ kind: "forbidden" });
      const roles = await Promise.all(all.map((person) => roleOf(store, id, person)));
      expect(roles.filter((role) => role === "representative").length).toBeGreaterThanOrEqual(1);
    });

    it("is one of two who leave at once, whoever is faster", async () => {
      for (let round = 0; round < 5; round += 1) {
        const colleague = await addToOrganisation(store, id, await addPerson(store), "representative");
        const results = await Promise.all([leaveOrganisation(as(rita), id), leaveOrganisation(as(colleague), id)]);
        expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
        if (results[0].ok) rita = await addToOrganisation(store, id, rita, "representative");
        if (results[0].ok) expect(await leaveOrganisation(as(colleague), id)).toMatchObject({ ok: true });
      }
    });
  });

  describe("an invitation", () => {
    const invite = async (email = "ny@forening.example", role: "member" | "representative" = "member", now?: Date) => {
      expect(await inviteMember(as(rita, now), id, { email, role })).toEqual({ ok: true, value: null });
      return (await mailsIn(store)).at(-1)!.payload.token!;
    };

    it("is mailed to the address, with a token of which only the hash is kept", async () => {
      const token = await invite();
      expect(await mailsIn(store)).toEqual([{ kind: "organisation_invitation", recipient: "ny@forening.example", locale: "da", payload: { name: "Rita", organisation: rita.organisation!.name, role: "member", token } }]);
      const rows = await store.read.select().from(store.tables.invitations);
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(rows[0]!.expiresAt).toEqual(after({ days: 14 }));
      expect(JSON.stringify(await actsIn(store))).not.toContain("forening.example");
    });

    it("says who invites to what, to whoever has the link", async () => {
      const token = await invite("ny@forening.example", "representative");
      expect(await findInvitation(contextFor(store, visitor), token)).toMatchObject({ organisation: { id, name: rita.organisation!.name }, role: "representative", inviter: "Rita", isMember: false });
      expect(await findInvitation(as(mads), token)).toMatchObject({ isMember: true });
      for (const other of ["", "x", token.toUpperCase(), `${token}a`]) expect(await findInvitation(contextFor(store, visitor), other)).toBeNull();
    });

    it("is taken up by whoever has the link, once, and the address is forgotten", async () => {
      const token = await invite("ny@forening.example", "representative");
      expect(await acceptInvitation(as(stranger), token)).toEqual({ ok: true, value: { organisationId: id } });
      expect(await roleOf(store, id, stranger)).toBe("representative");
      expect(await acceptInvitation(as(await addPerson(store)), token)).toEqual({ ok: false, reason: "invitation_spent" });
      expect(await findAccepted(as(await asNow(store, stranger)), token)).toBe(id);
      expect(await findAccepted(as(mads), "x")).toBeNull();
      expect(JSON.stringify(await store.read.select().from(store.tables.invitations))).not.toContain("ny@");
      expect((await getMembersPage(as(rita), id)).invitations).toEqual([]);
      expect((await actsIn(store)).at(-1)).toMatchObject({ action: "organisation.joined", actorId: stranger.id, data: { role: "representative" } });
      // The address can be invited again.
      await invite("ny@forening.example");
    });

    it("gives one of many who use the link at once the place", async () => {
      const token = await invite();
      const people = await Promise.all(Array.from({ length: 5 }, () => addPerson(store)));
      const results = await Promise.all(people.map((person) => acceptInvitation(as(person), token)));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect((await getMembersPage(as(rita), id)).members).toHaveLength(3);
    });

    it("works for 14 days, and not for a visitor or an address that is not confirmed", async () => {
      const token = await invite();
      await expect(acceptInvitation(contextFor(store, visitor), token)).rejects.toMatchObject({ kind: "forbidden" });
      expect(await acceptInvitation(as(await addPerson(store, { verified: false })), token)).toEqual({ ok: false, reason: "verify_email_first" });
      expect(await acceptInvitation(as(stranger, after({ days: 14 })), token)).toEqual({ ok: false, reason: "invitation_spent" });
      expect(await acceptInvitation(as(stranger, after({ days: 13, hours: 23 })), token)).toMatchObject({ ok: true });
    });

    it("is renewed by inviting again, however the address is spelled: only the new link works", async () => {
      const first = await invite("ny@forening.example", "member");
      const second = await invite("NY@Forening.example", "representative", after({ days: 10 }));
      expect(await store.read.select().from(store.tables.invitations)).toHaveLength(1);
      expect(await acceptInvitation(as(stranger), first)).toEqual({ ok: false, reason: "invitation_spent" });
      expect(await acceptInvitation(as(stranger, after({ days: 23 })), second)).toMatchObject({ ok: true });
    });

    it("is the same for an address that has an account, and in its language", async () => {
      await invite(emailOf(mads));
      expect((await mailsIn(store)).at(-1)).toMatchObject({ recipient: emailOf(mads), locale: "en" });
      const token = (await mailsIn(store)).at(-1)!.payload.token!;
      // Rita herself takes it up: she keeps the higher role.
      expect(await acceptInvitation(as(rita), token)).toMatchObject({ ok: true });
      expect(await roleOf(store, id, rita)).toBe("representative");
    });

    it("raises a member who takes up one for representatives", async () => {
      const token = await invite("x@forening.example", "representative");
      await acceptInvitation(as(mads), token);
      expect(await roleOf(store, id, mads)).toBe("representative");
    });

    it("is withdrawn once, by a representative of its own organisation", async () => {
      const token = await invite();
      const invitation = (await store.read.select().from(store.tables.invitations))[0]!.id;
      expect(await withdrawInvitation(as(stranger), stranger.organisation!.id, invitation)).toEqual({ ok: false, reason: "invitation_gone" });
      expect(await withdrawInvitation(as(rita), id, invitation)).toEqual({ ok: true, value: null });
      expect(await withdrawInvitation(as(rita), id, invitation)).toEqual({ ok: false, reason: "invitation_gone" });
      expect(await findInvitation(contextFor(store, visitor), token)).toBeNull();
      expect(await acceptInvitation(as(stranger), token)).toEqual({ ok: false, reason: "invitation_spent" });
    });

    it("is sent by nobody whose address is not confirmed, and not without end", async () => {
      const rolf = await addToOrganisation(store, id, await addPerson(store, { verified: false }), "representative");
      expect(await inviteMember(as(rolf), id, { email: "a@example.dk", role: "member" })).toEqual({ ok: false, reason: "verify_email_first" });
      const tight = contextFor(store, rita, { rateLimitFactor: 1 });
      for (let sent = 0; sent < 8; sent += 1) await inviteMember(tight, id, { email: "a@example.dk", role: "member" });
      await expect(inviteMember(tight, id, { email: "A@example.dk", role: "member" })).rejects.toMatchObject({ kind: "too_many" });
      expect(JSON.stringify(await store.read.select().from(store.tables.rateLimits))).not.toContain("example.dk");
    });

    it("leads nowhere when the organisation became part of another one by another hand", async () => {
      const token = await invite();
      await setOrganisation(store, id, { mergedIntoId: stranger.organisation!.id });
      expect(await findInvitation(contextFor(store, visitor), token)).toBeNull();
      await expect(acceptInvitation(as(stranger), token)).rejects.toMatchObject({ kind: "not_found" });
    });
  });
});
