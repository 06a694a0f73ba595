import { beforeEach, expect, it } from "vitest";
import type { Actor, Person } from "#app/domain/context.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { getCaseNotes } from "#app/domain/triage/get-case-notes.server.ts";
import { getDesk, getDeskCase, getShortlisting, listDesks } from "#app/domain/triage/get-desk.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { listInbox } from "#app/domain/triage/list-inbox.server.ts";
import { recordHiddenRead } from "#app/domain/triage/record-hidden-read.server.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { release, takeOn } from "#app/domain/triage/take-on.server.ts";
import { newId } from "#app/lib/id.ts";
import { contextFor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("a role on one plan", (open) => {
  const { here, as, read, audits, mails, answer, shortlist } = useDesk(open);
  let ours: Person;
  let theirs: Person;
  let comment: string;
  beforeEach(async () => {
    const other = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    ours = await addPerson(here.store, { planRole: { planId: here.plan.id, role: "moderator" } });
    theirs = await addPerson(here.store, { planRole: { planId: other.id, role: "coordinator" } });
    const written = await writeComment(contextFor(here.store, here.anna), here.reference, { stance: "for", body: "Grimt", voice: "", formKey: newId() });
    comment = written.ok ? written.value.id : "";
  });

  const acts: [string, (actor: Actor) => Promise<unknown>][] = [
    ["see the list", (actor) => getDesk(as(actor), here.plan.slug, { view: "all" })],
    ["page the list", (actor) => listInbox(as(actor), here.plan.id, { view: "all" })],
    ["open a case", (actor) => getDeskCase(as(actor), here.plan.slug, here.reference, { view: "all" })],
    ["read the notes", async (actor) => getCaseNotes(as(actor), await getProposal(as(actor), here.reference))],
    ["record the reading of a hidden text", async (actor) => recordHiddenRead(as(actor), await getProposal(as(actor), here.reference))],
    ["prepare a shortlisting", (actor) => getShortlisting(as(actor), here.plan.slug, [here.reference])],
    ["act under the plan's address", (actor) => requireProposalsOfPlan(as(actor), here.plan.slug, [here.reference])],
    ["take on", (actor) => takeOn(as(actor), here.reference, 1)],
    ["give back", (actor) => release(as(actor), here.reference, 1)],
    ["answer", (actor) => answer({}, actor)],
    ["hide", (actor) => hideProposal(as(actor), here.reference, { reason: "offensive", note: "x", version: 1 })],
    ["hide a comment", (actor) => hideComment(as(actor), comment, "offensive")],
    ["shortlist", (actor) => shortlist([here.reference], {}, actor)],
  ];

  it.each(acts)("lets one %s there and on no other plan", async (_, act) => {
    const before = [await read(), (await audits()).length, (await mails()).length];
    await expect(act(theirs)).rejects.toMatchObject({ kind: "forbidden" });
    expect([await read(), (await audits()).length, (await mails()).length]).toEqual(before);
    await act(ours);
    for (const { actorRole } of (await audits()).slice(before[1] as number)) expect(actorRole).toBe("moderator");
  });

  it("lets one restore, and take out of an initiative, there and on no other plan", async () => {
    await shortlist([here.reference]);
    await hideProposal(as(ours), here.reference, { reason: "offensive", note: "x", version: 2 });
    for (const act of [(actor: Actor) => restoreProposal(as(actor), here.reference, 3), (actor: Actor) => removeFromShortlist(as(actor), here.reference, "PA-I-01")]) {
      await expect(act(theirs)).rejects.toMatchObject({ kind: "forbidden" });
      await act(ours);
    }
  });

  it("mixes no plans: a shortlisting with a proposal of a plan where one has no role takes in nothing", async () => {
    const both = await addPerson(here.store);
    const elsewhere = (await submit(contextFor(here.store, both), { ...here.plan, id: theirs.planRoles[0]!.planId, slug: "plan-b" })).reference;
    await expect(shortlist([here.reference, elsewhere], {}, ours)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await read()).initiatives).toEqual([]);
  });

  it("shows on the desk's first page the plans that one works on", async () => {
    const slugs = async (actor: Actor) => (await listDesks(as(actor))).map((plan) => plan.slug).sort();
    expect(await slugs(ours)).toEqual(["plan-a"]);
    expect(await slugs(theirs)).toEqual(["plan-b"]);
    expect(await slugs(here.moderator)).toEqual(["plan-a", "plan-b"]);
    await expect(slugs(here.anna)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is what the record says of an act on its plan, whatever else one is", async () => {
    const moderator = { ...here.moderator, planRoles: theirs.planRoles };
    await takeOn(as(moderator), here.reference, 1);
    expect((await audits()).at(-1)).toMatchObject({ action: "case.taken_on", actorRole: "moderator" });
  });
});
