import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { getCommentNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import { listThreads } from "#app/domain/comments/list-threads.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { decideObjection } from "#app/domain/reports/decide-objection.server.ts";
import { getObjectionCase } from "#app/domain/reports/get-report-case.server.ts";
import { getStatement } from "#app/domain/reports/get-statement.server.ts";
import { countWaiting, getQueue } from "#app/domain/reports/list-queue.server.ts";
import { objectToDecision } from "#app/domain/reports/object-to-decision.server.ts";
import { reportText } from "#app/domain/reports/report-text.server.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { notificationKinds } from "#db/values.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("objections", (open) => {
  const { here, as, read, audits, mails, visibleTallies } = useDesk(open);
  const decisions = () => here.store.read.select().from(here.store.tables.moderationDecisions).orderBy(here.store.tables.moderationDecisions.id);
  const hide = (actor: Person = here.moderator, of = here.reference, version = 1) => hideProposal(as(actor), of, { reason: "personal_data", note: "Et telefonnummer", version });
  const object = (actor: Actor, { comment = null, of = here.reference, now = after({ hours: 2 }), objection = "Det er kommunens eget nummer" }: { comment?: string | null; of?: string; now?: Date; objection?: string } = {}) => objectToDecision(contextFor(here.store, actor, { now }), of, comment, { objection });
  const decide = async (outcome: "upheld" | "dismissed", actor: Person = here.colleague, id?: string) => decideObjection(contextFor(here.store, actor, { now: after({ hours: 3 }) }), here.plan.slug, id ?? (await decisions()).at(-1)!.id, { outcome, answer: "Vi har set på det igen" });
  const kindsTo = async (person: Person) => (await mails()).filter((mail) => mail.recipient === emailOf(person)).map((mail) => mail.kind);
  const commentBy = async (person: Person, changes: { body?: string; voice?: string } = {}) => {
    const result = await writeComment(contextFor(here.store, person), here.reference, { stance: "against", body: "Nej", voice: "", formKey: newId(), ...changes });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  };

  it("gives the author the statement of reasons, and nobody else", async () => {
    await expect(getStatement(as(here.anna), here.reference, null)).rejects.toMatchObject({ kind: "not_found" });
    await hide();
    expect(await getStatement(as(here.anna), here.reference, null)).toMatchObject({ reason: "personal_data", note: "Et telefonnummer", origin: "desk", at: after({ hours: 1 }), objection: null, problem: null, text: { isHidden: true, words: { title: "Åbne møder" } } });
    for (const actor of [visitor, here.moderator, await addPerson(here.store), await addPerson(here.store, { type: "ngo" })]) {
      await expect(getStatement(as(actor), here.reference, null)).rejects.toMatchObject({ kind: "not_found" });
      await expect(object(actor)).rejects.toMatchObject({ kind: "not_found" });
    }
  });

  it("takes one, with a receipt, and puts it in the desk's queue", async () => {
    await hide();
    const [decision] = await decisions();
    expect(await object(here.anna)).toEqual({ ok: true, value: { id: decision!.id } });
    expect(await decisions()).toMatchObject([{ objection: "Det er kommunens eget nummer", objectedAt: after({ hours: 2 }), objectionState: "open" }]);
    expect(await kindsTo(here.anna)).toEqual(["proposal_hidden", "objection_received"]);
    expect((await audits()).at(-1)).toMatchObject({ action: "decision.objected", actorId: here.anna.id, data: { decisionId: decision!.id } });
    expect(await countWaiting(as(here.colleague), here.plan.id)).toEqual({ reports: 0, objections: 1 });
    expect((await getQueue(as(here.colleague), here.plan.slug, { view: "objections" })).objections).toEqual([{ decision: decision!.id, subject: "proposal", reference: here.reference, reason: "personal_data", at: after({ hours: 2 }) }]);
    expect((await getStatement(as(here.anna), here.reference, null)).problem).toBe("objected_before");
  });

  it("takes one once, also of two at the same moment, and none too late or about what is shown again", async () => {
    await hide();
    await expect(object(here.anna, { now: after({ days: 200 }) })).resolves.toEqual({ ok: false, reason: "objection_too_late" });
    const results = await Promise.all(Array.from({ length: 5 }, (_, n) => object(here.anna, { objection: `Indsigelse ${n}` })));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    for (const each of results) if (!each.ok) expect(each.reason).toBe("objected_before");
    expect(await kindsTo(here.anna)).toEqual(["proposal_hidden", "objection_received"]);
    await decide("dismissed");
    expect(await object(here.anna)).toEqual({ ok: false, reason: "objected_before" });
    await restoreProposal(as(here.colleague), here.reference, 2);
    await hide(here.moderator, here.reference, 3);
    // Another decision can be objected to anew.
    expect(await object(here.anna)).toMatchObject({ ok: true });
    const shown = await submit(contextFor(here.store, here.anna), here.plan);
    await hide(here.moderator, shown.reference);
    await restoreProposal(as(here.moderator), shown.reference, 2);
    expect(await object(here.anna, { of: shown.reference })).toEqual({ ok: false, reason: "text_shown_again" });
  });

  it("upheld shows the proposal again, and tells its author once", async () => {
    await hide();
    await object(here.anna);
    expect(await decide("upheld")).toEqual({ ok: true, value: null });
    expect(await read()).toMatchObject({ isHidden: false, title: "Åbne møder" });
    expect(await visibleTallies()).toEqual({ received: 1 });
    expect(await decisions()).toMatchObject([{ objectionState: "upheld", objectionAnswer: "Vi har set på det igen", objectionDecidedBy: here.colleague.id, objectionDecidedAt: after({ hours: 3 }) }]);
    expect(await kindsTo(here.anna)).toEqual(["proposal_hidden", "objection_received", "objection_decided"]);
    expect((await mails()).at(-1)!.payload).toMatchObject({ outcome: "upheld", answer: "Vi har set på det igen", reference: here.reference });
    expect((await audits()).slice(-2).map((each) => each.action)).toEqual(["proposal.restored", "objection.decided"]);
    expect(await getStatement(as(here.anna), here.reference, null)).toMatchObject({ text: { isHidden: false }, objection: { state: "upheld" } });
  });

  it("dismissed leaves it hidden", async () => {
    await hide();
    await object(here.anna);
    await decide("dismissed");
    expect((await read()).isHidden).toBe(true);
    expect(await kindsTo(here.anna)).toEqual(["proposal_hidden", "objection_received", "objection_decided"]);
    await expect(decide("upheld")).rejects.toMatchObject({ kind: "conflict" });
    expect((await read()).isHidden).toBe(true);
  });

  it("upheld shows a comment and a reply again, counted as before", async () => {
    const writer = await addPerson(here.store);
    const parent = await commentBy(writer);
    const reply = await writeReply(contextFor(here.store, writer), here.reference, { parent, body: "Og en ting til", voice: "", formKey: newId() });
    const replyId = reply.ok ? reply.value.id : "";
    await hideComment(as(here.moderator), replyId, "offensive", "x");
    await hideComment(as(here.moderator), parent, "offensive", "x");
    for (const comment of [parent, replyId]) {
      expect(await object(writer, { comment })).toMatchObject({ ok: true });
      expect(await object(here.anna, { comment }).catch((error: unknown) => error)).toMatchObject({ kind: "not_found" });
    }
    for (const each of await decisions()) expect(await decide("upheld", here.colleague, each.id)).toMatchObject({ ok: true });
    const proposal = await read();
    expect(proposal.commentCount).toBe(2);
    expect((await getCommentNumbers(as(visitor), proposal.id)).against.all).toBe(1);
    expect((await listThreads(as(visitor), await getProposal(as(visitor), proposal.reference), {})).threads).toMatchObject([{ id: parent, body: "Nej", isHidden: false, replies: [{ id: replyId, body: "Og en ting til" }] }]);
    const { comments } = here.store.tables;
    expect((await here.store.read.select().from(comments).where(eq(comments.id, parent)))[0]!.replyCount).toBe(1);
    expect((await audits()).filter((each) => each.action === "comment.restored")).toHaveLength(2);
  });

  it("takes one of two answers at the same moment", async () => {
    const third = await addPerson(here.store, { role: "admin" });
    await hide();
    await object(here.anna);
    const results = await Promise.allSettled([decide("upheld"), decide("dismissed", third)]);
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(results.find((each) => each.status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
    expect((await read()).isHidden).toBe((await decisions())[0]!.objectionState === "dismissed");
    expect((await kindsTo(here.anna)).filter((kind) => kind === "objection_decided")).toHaveLength(1);
  });

  it("is decided with other eyes, unless there are none", async () => {
    await hide();
    await object(here.anna);
    const { id } = (await decisions())[0]!;
    expect((await getObjectionCase(as(here.moderator), here.plan.slug, id)).refusal).toBe("own_decision");
    await expect(decide("dismissed", here.moderator)).rejects.toMatchObject({ kind: "forbidden" });
    // The colleague's role is gone, and another has one on another plan alone: the moderator is the whole desk.
    const { roleGrants } = here.store.tables;
    const other = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    await addPerson(here.store, { planRole: { planId: other.id, role: "moderator" } });
    await here.store.write(async (tx) => { await tx.delete(roleGrants).where(eq(roleGrants.userId, here.colleague.id)); });
    expect((await getObjectionCase(as(here.moderator), here.plan.slug, id)).refusal).toBeNull();
    await addPerson(here.store, { planRole: { planId: here.plan.id, role: "coordinator" } });
    await expect(decide("dismissed", here.moderator)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is not decided by who wrote the text, whose role does not count for another pair of eyes either", async () => {
    const { roleGrants } = here.store.tables;
    await here.store.write(async (tx) => {
      await tx.delete(roleGrants).where(eq(roleGrants.userId, here.colleague.id));
      await tx.insert(roleGrants).values({ userId: here.anna.id, role: "moderator", grantedAt: after({}) });
    });
    const author: Person = { ...here.anna, roles: ["moderator"] };
    await hide();
    await object(author);
    await expect(decide("upheld", author)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await getObjectionCase(as(author), here.plan.slug, (await decisions())[0]!.id))).toMatchObject({ refusal: "own_text", text: { words: { title: "" } } });
    expect(await decide("dismissed", here.moderator)).toEqual({ ok: true, value: null });
  });

  it("is for staff of the plan, and reading the hidden text is recorded", async () => {
    await hide();
    await object(here.anna);
    const { id } = (await decisions())[0]!;
    const other = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    const elsewhere = await addPerson(here.store, { planRole: { planId: other.id, role: "coordinator" } });
    for (const actor of [here.anna, elsewhere]) {
      await expect(decide("upheld", actor)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getObjectionCase(as(actor), here.plan.slug, id)).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(getObjectionCase(as(elsewhere), other.slug, id)).rejects.toMatchObject({ kind: "not_found" });
    await getObjectionCase(as(here.colleague), here.plan.slug, id);
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.hidden_text_read", actorId: here.colleague.id, actorRole: "coordinator" });
  });

  it("is answered, and not passed by when the desk shows the text again by itself", async () => {
    await hide();
    await object(here.anna);
    const [open] = await decisions();
    for (const actor of [here.moderator, here.colleague]) expect(await restoreProposal(as(actor), here.reference, 2)).toEqual({ ok: false, reason: "objection_open" });
    expect(await decisions()).toMatchObject([{ objectionState: "open", objectionDecidedBy: null }]);
    expect((await read()).isHidden).toBe(true);
    expect((await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "all" })).notes.objection).toBe(open!.id);
    expect(await kindsTo(here.anna)).toEqual(["proposal_hidden", "objection_received"]);
    await decide("dismissed");
    expect((await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "all" })).notes.objection).toBeNull();
    expect(await restoreProposal(as(here.moderator), here.reference, 2)).toEqual({ ok: true, value: null });
  });

  it("is answered by mail whatever is set", async () => {
    const { notificationSettings: s } = here.store.tables;
    await here.store.write(async (tx) => { await tx.insert(s).values(notificationKinds.map((kind) => ({ userId: here.anna.id, kind, frequency: "off" as const }))); });
    await hide();
    await object(here.anna);
    await decide("upheld");
    expect(await kindsTo(here.anna)).toEqual(["proposal_hidden", "objection_received", "objection_decided"]);
    expect((await getStatement(as(here.anna), here.reference, null)).objection).toMatchObject({ decidedAt: after({ hours: 3 }) });
  });

  it("shows at the desk what was reported, never by whom, and when it was answered", async () => {
    await reportText(as(here.colleague), here.reference, null, { reason: "personal_data", body: "Nummeret er mit", formKey: newId() });
    await hide();
    await object(here.anna);
    const { id } = (await decisions())[0]!;
    const shown = () => getObjectionCase(as(here.colleague), here.plan.slug, id);
    expect(await shown()).toMatchObject({ reports: [{ reason: "personal_data", body: "Nummeret er mit", hasAccount: true }], decidedAt: null });
    expect(JSON.stringify((await shown()).reports)).not.toContain(here.colleague.id);
    await decide("dismissed");
    expect((await shown()).decidedAt).toEqual(after({ hours: 3 }));
  });

  it("is every representative's of the organisation that spoke, and all are told", async () => {
    const writer = await addPerson(here.store, { type: "ngo" });
    const organisationId = writer.organisation!.id;
    const second: Person = { ...(await addPerson(here.store)), memberships: writer.memberships };
    const member: Person = { ...(await addPerson(here.store)), memberships: [{ ...writer.memberships[0]!, role: "member" }] };
    await here.store.write(async (tx) => {
      for (const [person, role] of [[second, "representative"], [member, "member"]] as const) await tx.insert(here.store.tables.memberships).values({ organisationId, userId: person.id, role, createdAt: after({}) });
    });
    const { reference } = await submit(contextFor(here.store, writer), here.plan, {}, `organisation:${organisationId}`);
    await hide(here.moderator, reference);
    expect([await kindsTo(writer), await kindsTo(second), await kindsTo(member)]).toEqual([["proposal_hidden"], ["proposal_hidden"], []]);
    await expect(object(member, { of: reference })).rejects.toMatchObject({ kind: "not_found" });
    expect(await object(second, { of: reference })).toMatchObject({ ok: true });
    expect(await object(writer, { of: reference })).toEqual({ ok: false, reason: "objected_before" });
    await decide("upheld");
    expect([await kindsTo(writer), await kindsTo(second)]).toEqual([["proposal_hidden", "objection_decided"], ["proposal_hidden", "objection_received", "objection_decided"]]);
  });

  it("cannot bring a position back beside a newer one of the same organisation", async () => {
    const ngo = await addPerson(here.store, { type: "ngo" });
    const voice = `organisation:${ngo.organisation!.id}`;
    const { comments } = here.store.tables;
    const asPosition = (id: string) => here.store.write(async (tx) => { await tx.update(comments).set({ kind: "position" }).where(eq(comments.id, id)); });
    const first = await commentBy(ngo, { voice });
    await asPosition(first);
    await hideComment(as(here.moderator), first, "offensive", "x");
    await object(ngo, { comment: first });
    const newer = await commentBy(ngo, { voice, body: "En ny holdning" });
    await asPosition(newer);
    expect(await decide("upheld")).toEqual({ ok: false, reason: "position_replaced" });
    expect(await decisions()).toMatchObject([{ objectionState: "open", objectionAnswer: "" }]);
    expect((await read()).commentCount).toBe(1);
    expect(await decide("dismissed")).toEqual({ ok: true, value: null });
  });
});
