import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { acceptCoAuthorship } from "#app/domain/co-authors/accept-co-authorship.server.ts";
import { changeCoAuthorDisplay } from "#app/domain/co-authors/change-co-author-display.server.ts";
import { declineCoAuthorship } from "#app/domain/co-authors/decline-co-authorship.server.ts";
import { findCoAuthorPage, isReplacedLink } from "#app/domain/co-authors/get-co-author-page.server.ts";
import { inviteCoAuthor } from "#app/domain/co-authors/invite-co-author.server.ts";
import { leaveCoAuthorship } from "#app/domain/co-authors/leave-co-authorship.server.ts";
import { getCoAuthorsPage } from "#app/domain/co-authors/list-co-authors.server.ts";
import type { PlaceName } from "#app/domain/co-authors/place.server.ts";
import { removeCoAuthor } from "#app/domain/co-authors/remove-co-author.server.ts";
import type { Context, Person } from "#app/domain/context.ts";
import { deleteAccount } from "#app/domain/my-data/delete-account.server.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { forgetOldLinks } from "#app/domain/retention/forget-old-links.server.ts";
import { answerProposal } from "#app/domain/answers/answer-proposal.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { newToken } from "#app/lib/token.ts";
import { attachToDraft } from "#app/domain/attachments/draft-files.server.ts";
import { findDownload } from "#app/domain/attachments/find-download.server.ts";
import { getEditing } from "#app/domain/versions/get-editing.server.ts";
import { openForm } from "#tests/support/versions.ts";
import { pdf } from "#tests/support/files.ts";
import { openDebate } from "#tests/support/consultation.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { anAnswer } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { keepDraft, submit, text, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("co-authors", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let bo: Person;
  let reference: string;
  let place: PlaceName;
  beforeEach(async () => {
    ({ store, plan, anna, reference } = await openDebate(open));
    place = { reference };
    bo = await addPerson(store, { name: "Bo Æble" });
  });
  const as = (who: Person, changes: Parameters<typeof contextFor>[2] = {}): Context => contextFor(store, who, changes);
  const rows = () => store.read.select().from(store.tables.coAuthors).orderBy(store.tables.coAuthors.id);
  const mails = async () => (await store.read.select().from(store.tables.outboxMessages).orderBy(store.tables.outboxMessages.id)).filter((each) => each.kind.startsWith("co_author"));
  const acts = async () => (await store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).map((each) => each.action).filter((each) => each.startsWith("co_author"));
  const beside = async (of = reference) => (await getProposalPage(contextFor(store, visitor), of, {})).coAuthors.map((each) => each.name);
  const spent = { ok: false, reason: "invitation_spent" };

  /** Invites, and answers the token of the link. */
  async function invite(to: string, ctx = as(anna), where = place): Promise<string> {
    expect(await inviteCoAuthor(ctx, where, { email: to })).toEqual({ ok: true, value: null });
    return (await mails()).findLast((mail) => mail.kind === "co_author_invited")!.payload.token!;
  }
  /** Somebody who has accepted. */
  async function join(who: Person, display: "name" | "code" = "name", where = place): Promise<string> {
    const accepted = await acceptCoAuthorship(as(who), await invite(emailOf(who), as(anna), where), display);
    if (!accepted.ok) throw new Error(accepted.reason);
    return accepted.value.id;
  }
  const draftOf = async (who: Person) => (await keepDraft(as(who), plan.id, newToken(), null, { ...text, title: "En kladde" })).id;

  it("of a draft see its files named, and open them when they have said yes, until the draft is an organisation's", async () => {
    const draft = await draftOf(anna);
    const where = { draft, token: null };
    await attachToDraft(as(anna), null, draft, { taken: [{ name: "a.pdf", bytes: pdf() }], refused: [] });
    const token = await invite(emailOf(bo), as(anna), where);
    const file = (await findCoAuthorPage(contextFor(store, visitor), { token }))!.attachments[0]!;
    expect(file.name).toBe("a.pdf");
    await expect(findDownload(as(bo), file.id, null)).rejects.toMatchObject({ kind: "not_found" });
    await acceptCoAuthorship(as(bo), token, "name");
    expect(await findDownload(as(bo), file.id, null)).toMatchObject({ name: "a.pdf", isPublic: false });
    const ngo = await addPerson(store, { type: "ngo" });
    const { proposalDrafts: d } = store.tables;
    await store.write(async (tx) => { await tx.update(d).set({ organisationId: ngo.memberships[0]!.id }).where(eq(d.id, draft)); });
    await expect(findDownload(as(bo), file.id, null)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("that were removed while they wrote are told so in words, and nobody else is", async () => {
    const id = await join(bo);
    const form = await openForm(as(bo), reference);
    await removeCoAuthor(as(anna), place, id);
    expect(await form({ title: "Bos nye titel" })).toEqual({ ok: false, reason: "no_longer" });
    expect((await getEditing(as(bo), reference)).permission).toEqual({ allowed: false, reason: "no_longer" });
    await expect(getEditing(as(await addPerson(store)), reference)).rejects.toMatchObject({ kind: "forbidden" });
  });

  describe("an invitation", () => {
    it("goes to an address with an account and to one without alike, in the receiver's language where it is known", async () => {
      const english = await addPerson(store, { locale: "en" });
      await invite(emailOf(english));
      await invite("nobody@example.org");
      expect((await mails()).map(({ kind, recipient, locale, payload }) => ({ kind, recipient, locale, name: payload.name, title: payload.title }))).toEqual([
        { kind: "co_author_invited", recipient: emailOf(english), locale: "en", name: "Anna Ø", title: text.title },
        { kind: "co_author_invited", recipient: "nobody@example.org", locale: "da", name: "Anna Ø", title: text.title },
      ]);
      expect(await rows()).toMatchObject([{ state: "invited", userId: null, invitedBy: anna.id, expiresAt: after({ days: 14 }) }, { state: "invited", userId: null }]);
      expect(await beside()).toEqual([]);
      expect(await acts()).toEqual(["co_author.invited", "co_author.invited"]);
    });

    it("to a draft says nothing of it to the address: what nobody can read in public is not mailed to strangers", async () => {
      const draft = await draftOf(anna);
      await invite("fremmed@example.org", as(anna), { draft, token: null });
      expect((await mails()).map(({ payload }) => payload.title)).toEqual([""]);
    });

    it("to the same address again is the same one with a new link", async () => {
      const first = await invite("ven@example.org");
      const second = await invite("VEN@example.org", as(anna, { now: after({ days: 3 }) }));
      expect(await rows()).toMatchObject([{ email: "ven@example.org", expiresAt: after({ days: 17 }) }]);
      expect(await findCoAuthorPage(contextFor(store, visitor), { token: first })).toBeNull();
      // Whoever opens the older link is told that there is a newer one, as long as that can be used.
      expect(await isReplacedLink(contextFor(store, visitor), first)).toBe(true);
      expect(await isReplacedLink(contextFor(store, visitor, { now: after({ days: 18 }) }), first)).toBe(false);
      expect(await isReplacedLink(contextFor(store, visitor), "guessed")).toBe(false);
      expect(await findCoAuthorPage(contextFor(store, visitor), { token: second })).toMatchObject({ inviter: "Anna Ø", title: text.title, isCoAuthor: false });
    });

    it("is not for oneself, and there are ten at most, however many are sent at once", async () => {
      expect(await inviteCoAuthor(as(anna), place, { email: emailOf(anna).toUpperCase() })).toEqual({ ok: false, reason: "co_author_self" });
      const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => inviteCoAuthor(as(anna), place, { email: `nr${n}@example.org` })));
      expect(answers.filter((each) => each.ok)).toHaveLength(10);
      expect(answers.filter((each) => !each.ok)).toEqual(Array.from({ length: 4 }, () => ({ ok: false, reason: "co_authors_full" })));
      expect(await rows()).toHaveLength(10);
      // What nobody took up makes room when it is too old.
      expect(await inviteCoAuthor(as(anna, { now: after({ days: 15 }) }), place, { email: "sen@example.org" })).toMatchObject({ ok: true });
    });

    it("is the author's alone to send, while the plan collects and the text is to be seen", async () => {
      for (const who of [bo, await addPerson(store, { role: "admin" })]) await expect(inviteCoAuthor(as(who), place, { email: "x@example.org" })).rejects.toMatchObject({ kind: "not_found" });
      await expect(inviteCoAuthor(contextFor(store, visitor), place, { email: "x@example.org" })).rejects.toMatchObject({ kind: "forbidden" });
      const closesAt = plan.phases[1]!.closesAt;
      expect(await inviteCoAuthor(as(anna, { now: closesAt }), place, { email: "x@example.org" })).toEqual({ ok: false, reason: "phase_over" });
      expect(await inviteCoAuthor(as({ ...anna, emailVerified: false }), place, { email: "x@example.org" })).toEqual({ ok: false, reason: "verify_email_first" });
      for (const change of [{ isHidden: true }, { isHidden: false, status: "withdrawn" as const }]) {
        await store.write(async (tx) => { await tx.update(store.tables.proposals).set(change); });
        expect(await inviteCoAuthor(as(anna), place, { email: "x@example.org" })).toEqual({ ok: false, reason: "not_open" });
      }
      expect(await rows()).toEqual([]);
    });

    it("to an organisation's proposal is for who represents it now; its shared drafts take none", async () => {
      const chair = await addPerson(store, { type: "ngo" });
      const sent = await submit(as(chair), plan, {}, `organisation:${chair.organisation!.id}`);
      await invite("ven@example.org", as(chair), { reference: sent.reference });
      await expect(inviteCoAuthor(as({ ...chair, memberships: [] }), { reference: sent.reference }, { email: "x@example.org" })).rejects.toMatchObject({ kind: "not_found" });
      const draft = (await keepDraft(as(chair), plan.id, newToken(), null, { ...text, speaksFor: chair.organisation!.id })).id;
      expect(await inviteCoAuthor(as(chair), { draft, token: null }, { email: "x@example.org" })).toEqual({ ok: false, reason: "draft_shared" });
      expect((await getCoAuthorsPage(as(chair), { draft, token: null })).place.isShared).toBe(true);
    });

    it("to a draft begun in this browser makes it the person's, and only in this browser", async () => {
      const token = newToken();
      const { id } = await keepDraft(contextFor(store, visitor), plan.id, token, null, text);
      await expect(inviteCoAuthor(as(anna), { draft: id, token: null }, { email: "x@example.org" })).rejects.toMatchObject({ kind: "not_found" });
      await invite("x@example.org", as(anna), { draft: id, token });
      await expect(inviteCoAuthor(as(bo), { draft: id, token }, { email: "y@example.org" })).rejects.toMatchObject({ kind: "not_found" });
    });

    it("is limited by person and by address", async () => {
      const strict = as(anna, { rateLimitFactor: 1 });
      for (let n = 0; n < 8; n += 1) await inviteCoAuthor(strict, place, { email: "samme@example.org" });
      await expect(inviteCoAuthor(strict, place, { email: "samme@example.org" })).rejects.toMatchObject({ kind: "too_many" });
    });
  });

  describe("accepting", () => {
    it("puts one beside the author as one chose, once, and forgets the address", async () => {
      const token = await invite(emailOf(bo));
      // Pressed again at once it is done all the same, and done once.
      const answers = await Promise.all(Array.from({ length: 8 }, () => acceptCoAuthorship(as(bo), token, "name")));
      expect(answers.filter((each) => each.ok).length).toBeGreaterThan(0);
      expect(await acceptCoAuthorship(as(await addPerson(store)), token, "name")).toEqual(spent);
      expect(await beside()).toEqual(["Bo Æble"]);
      expect(await rows()).toMatchObject([{ state: "accepted", userId: bo.id, display: "name", email: "", emailKey: "", decidedAt: after({}) }]);
      expect((await mails()).at(-1)).toMatchObject({ kind: "co_author_accepted", recipient: emailOf(anna), payload: { by: "Bo Æble", reference } });
      expect(await acts()).toEqual(["co_author.invited", "co_author.accepted"]);
    });

    it("behind the code tells nobody the name, not the author either", async () => {
      await join(bo, "code");
      expect(await beside()).toEqual([bo.neutralCode]);
      expect(JSON.stringify((await mails()).at(-1))).not.toContain("Bo Æble");
    });

    it("is for whoever has the link, but not for the author, nor twice for one person", async () => {
      const token = await invite("ven@example.org");
      expect(await acceptCoAuthorship(as(anna), token, "name")).toEqual({ ok: false, reason: "own_proposal" });
      expect(await acceptCoAuthorship(as({ ...bo, emailVerified: false }), token, "name")).toEqual({ ok: false, reason: "verify_email_first" });
      await acceptCoAuthorship(as(bo), token, "name");
      const another = await invite("bos.anden@example.org");
      expect(await acceptCoAuthorship(as(bo), another, "code")).toMatchObject({ ok: true });
      expect(await beside()).toEqual(["Bo Æble"]);
      expect(await rows()).toHaveLength(1);
    });

    it("is over with the invitation, with the plan's collection, and when the text is hidden", async () => {
      const token = await invite(emailOf(bo));
      expect(await acceptCoAuthorship(as(bo, { now: after({ days: 14 }) }), token, "name")).toEqual(spent);
      expect(await acceptCoAuthorship(as(bo), "no such token", "name")).toEqual(spent);
      const late = await invite(emailOf(bo), as(anna, { now: after({ days: 29 }) }));
      expect(await acceptCoAuthorship(as(bo, { now: plan.phases[1]!.closesAt }), late, "name")).toEqual({ ok: false, reason: "phase_over" });
      await store.write(async (tx) => { await tx.update(store.tables.proposals).set({ isHidden: true }); });
      expect(await findCoAuthorPage(as(bo, { now: after({ days: 29 }) }), { token: late })).toMatchObject({ title: "", text: null, closed: "hidden" });
      expect(await acceptCoAuthorship(as(bo, { now: after({ days: 29 }) }), late, "name")).toEqual({ ok: false, reason: "not_open" });
    });

    it("ends the support of the proposal, which one cannot give again, also at the same moment", async () => {
      await supportProposal(as(bo), reference);
      await join(bo);
      expect(await supportProposal(as(bo), reference)).toEqual({ ok: false, reason: "co_author_proposal" });
      for (let n = 0; n < 5; n += 1) {
        const eva = await addPerson(store);
        const token = await invite(emailOf(eva));
        await Promise.all([supportProposal(as(eva), reference), acceptCoAuthorship(as(eva), token, "name"), supportProposal(as(eva), reference)]);
      }
      expect(await store.read.select().from(store.tables.supports)).toEqual([]);
      expect((await store.read.select().from(store.tables.supportAllowances)).map((each) => each.used).filter((each) => each !== 0)).toEqual([]);
      const page = await getProposalPage(as(bo), reference, {});
      expect([page.proposal.supportCount, page.may.support]).toEqual([0, { allowed: false, reason: "co_author_proposal" }]);
    });
  });

  it("decide nothing about it at the desk", async () => {
    const moderator = await addPerson(store, { role: "moderator" });
    await join(moderator);
    await expect(takeOn(as(moderator), reference, 1)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(answerProposal(as(moderator), reference, anAnswer({ outcome: "adopted", reason: "", version: 1 }))).rejects.toMatchObject({ kind: "forbidden" });
  });

  describe("declining", () => {
    it("needs no account, is once, forgets the address, and is told to who invited", async () => {
      const token = await invite("ven@example.org");
      const nobody = contextFor(store, visitor, { now: plan.phases[1]!.closesAt });
      expect(await declineCoAuthorship(nobody, token)).toEqual(spent);
      expect(await declineCoAuthorship(contextFor(store, visitor), token)).toEqual({ ok: true, value: null });
      expect(await declineCoAuthorship(contextFor(store, visitor), token)).toEqual(spent);
      expect(await acceptCoAuthorship(as(bo), token, "name")).toEqual(spent);
      expect(await rows()).toMatchObject([{ state: "declined", email: "", emailKey: "", userId: null }]);
      expect((await mails()).at(-1)).toMatchObject({ kind: "co_author_declined", recipient: emailOf(anna), payload: { email: "ven@example.org", reference } });
    });

    it("and accepting at once: one of the two holds", async () => {
      const token = await invite(emailOf(bo));
      const answers = await Promise.all([acceptCoAuthorship(as(bo), token, "name"), declineCoAuthorship(contextFor(store, visitor), token)]);
      expect(answers.filter((each) => each.ok)).toHaveLength(1);
      expect(await rows()).toMatchObject([{ state: answers[0].ok ? "accepted" : "declined" }]);
    });
  });

  describe("on a draft", () => {
    it("see the text as it is now, and stand on the proposal that it becomes; invitations go along", async () => {
      const draft = await draftOf(anna);
      await join(bo, "name", { draft, token: null });
      const open = await invite("ven@example.org", as(anna), { draft, token: null });
      await keepDraft(as(anna), plan.id, newToken(), draft, { ...text, title: "En bedre kladde" });
      expect(await findCoAuthorPage(contextFor(store, visitor), { token: open })).toMatchObject({ reference: null, title: "En bedre kladde", text: { change: text.change } });
      const sent = await submitProposal(as(anna), plan, draft, text, "");
      if (!sent.ok) throw new Error(sent.reason);
      expect(await beside(sent.value.reference)).toEqual(["Bo Æble"]);
      expect((await rows()).map((each) => [each.draftId, each.proposalId !== null])).toEqual([[null, true], [null, true]]);
      // The link from before it was sent, and the page of the draft in another tab, lead to the proposal.
      const eva = await addPerson(store);
      expect(await acceptCoAuthorship(as(eva), open, "name")).toMatchObject({ ok: true });
      expect(await beside(sent.value.reference)).toHaveLength(2);
      expect((await getCoAuthorsPage(as(anna), { draft, token: null })).place.reference).toBe(sent.value.reference);
      await invite("enda@example.org", as(anna), { draft, token: null });
      expect((await rows()).every((each) => each.proposalId !== null)).toBe(true);
    });

    it("lose nobody when it is sent at the moment of inviting and accepting", async () => {
      for (let n = 0; n < 4; n += 1) {
        const [draft, eva] = [await draftOf(anna), await addPerson(store)];
        const token = await invite(emailOf(eva), as(anna), { draft, token: null });
        const [sent, accepted, invited] = await Promise.all([submitProposal(as(anna), plan, draft, text, ""), acceptCoAuthorship(as(eva), token, "name"), inviteCoAuthor(as(anna), { draft, token: null }, { email: "ven@example.org" })]);
        if (!sent.ok) throw new Error(sent.reason);
        expect([accepted.ok, invited.ok]).toEqual([true, true]);
        expect(await beside(sent.value.reference)).toEqual([eva.name]);
      }
      expect((await rows()).filter((each) => each.draftId !== null)).toEqual([]);
    });

    it("see nothing of what its author shares with an organisation since", async () => {
      const chair = await addPerson(store, { type: "ngo" });
      const draft = await draftOf(chair);
      const token = await invite(emailOf(bo), as(chair), { draft, token: null });
      await acceptCoAuthorship(as(bo), token, "name");
      await saveDraft(as(chair), plan.id, newToken(), draft, { ...text, speaksFor: chair.organisation!.id });
      expect(await findCoAuthorPage(as(bo), { token })).toMatchObject({ isCoAuthor: true, title: "", text: null });
    });

    it("are none any more when it is thrown away or its author's account is gone", async () => {
      const draft = await draftOf(anna);
      const token = await invite(emailOf(bo), as(anna), { draft, token: null });
      await deleteAccount(contextFor(store, system), anna.id, "asked", eq(store.tables.users.id, anna.id));
      expect(await acceptCoAuthorship(as(bo), token, "name")).toEqual(spent);
      expect(await rows()).toEqual([]);
    });
  });

  describe("later", () => {
    it("leave, or are removed, at any time; both are told", async () => {
      const late = { now: plan.phases[1]!.closesAt };
      const id = await join(bo);
      await expect(leaveCoAuthorship(as(anna), id)).rejects.toMatchObject({ kind: "not_found" });
      expect(await leaveCoAuthorship(as(bo, late), id)).toEqual({ reference });
      await expect(leaveCoAuthorship(as(bo), id)).rejects.toMatchObject({ kind: "not_found" });
      expect((await mails()).at(-1)).toMatchObject({ kind: "co_author_left", recipient: emailOf(anna) });
      const again = await join(bo);
      await expect(removeCoAuthor(as(bo), place, again)).rejects.toMatchObject({ kind: "not_found" });
      expect(await removeCoAuthor(as(anna, late), place, again)).toEqual({ ok: true, value: "removed" });
      expect(await removeCoAuthor(as(anna), place, again)).toEqual({ ok: false, reason: "co_author_gone" });
      expect((await mails()).at(-1)).toMatchObject({ kind: "co_author_removed", recipient: emailOf(bo) });
      expect(await beside()).toEqual([]);
      expect(await acts()).toEqual(["co_author.invited", "co_author.accepted", "co_author.left", "co_author.invited", "co_author.accepted", "co_author.removed"]);
    });

    it("an invitation is withdrawn, and its link is void", async () => {
      const token = await invite("ven@example.org");
      expect(await removeCoAuthor(as(anna), place, (await rows())[0]!.id)).toEqual({ ok: true, value: "withdrawn" });
      expect(await findCoAuthorPage(contextFor(store, visitor), { token })).toBeNull();
      expect(await acceptCoAuthorship(as(bo), token, "name")).toEqual(spent);
      // One of another proposal is not reached through one's own.
      const other = await submit(as(bo), plan);
      await invite("ven@example.org");
      expect(await removeCoAuthor(as(bo), { reference: other.reference }, (await rows())[0]!.id)).toEqual({ ok: false, reason: "co_author_gone" });
    });

    it("change how they are shown, and are hidden with the text", async () => {
      const id = await join(bo);
      await expect(changeCoAuthorDisplay(as(anna), id, "code")).rejects.toMatchObject({ kind: "not_found" });
      await changeCoAuthorDisplay(as(bo), id, "code");
      expect(await beside()).toEqual([bo.neutralCode]);
      await changeCoAuthorDisplay(as(bo), id, "name");
      await store.write(async (tx) => { await tx.update(store.tables.proposals).set({ isHidden: true }); });
      expect(await beside()).toEqual([]);
      expect((await getProposalPage(as(anna), reference, {})).coAuthors).toMatchObject([{ name: "Bo Æble", isMe: false }]);
    });

    it("keep their place under the code when the account is deleted; invitations to and by the person are void", async () => {
      await join(bo);
      const token = await invite("bo.igen@example.org");
      const own = await submit(as(bo), plan);
      await invite("ven@example.org", as(bo), { reference: own.reference });
      await store.write(async (tx) => { await tx.update(store.tables.users).set({ email: "bo.igen@example.org", emailKey: "bo.igen@example.org" }).where(eq(store.tables.users.id, bo.id)); });
      await deleteAccount(contextFor(store, system), bo.id, "asked", eq(store.tables.users.id, bo.id));
      expect(await beside()).toEqual([bo.neutralCode]);
      expect(await rows()).toMatchObject([{ state: "accepted", userId: null, display: "code", shownName: bo.neutralCode }]);
      expect(await findCoAuthorPage(contextFor(store, visitor), { token })).toBeNull();
    });

    it("what nobody answered, and what was declined, is forgotten after ninety days", async () => {
      await join(bo);
      await invite("ven@example.org");
      await declineCoAuthorship(contextFor(store, visitor), await invite("nej@example.org"));
      await forgetOldLinks(contextFor(store, system, { now: after({ days: 90 }) }));
      expect(await rows()).toHaveLength(3);
      await forgetOldLinks(contextFor(store, system, { now: after({ days: 105 }) }));
      expect((await rows()).map((each) => each.state)).toEqual(["accepted"]);
    });
  });
});
