import { expect, it } from "vitest";
import { getReplying } from "#app/domain/answers/get-replying.server.ts";
import { replyToAnswer } from "#app/domain/answers/reply-to-answer.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { deleteComment } from "#app/domain/comments/delete-comment.server.ts";
import { writeReply } from "#app/domain/comments/write-comment.server.ts";
import type { Actor } from "#app/domain/context.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { newId } from "#app/lib/id.ts";
import { contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { submit } from "#tests/support/plans.ts";

describeOnBothDatabases("the author's reply to the answer", (open) => {
  const { here, as, answer, audits, journey } = useDesk(open);
  const reply = (actor: Actor = here.anna, body = "Tak, men loven siger noget andet", formKey = newId()) => replyToAnswer(as(actor), here.reference, { body, formKey });
  const pageFor = (actor: Actor = visitor) => getProposalPage(as(actor), here.reference, {});

  it("is written once, stands with the answer and not in the debate, and is announced", async () => {
    await answer({ outcome: "not_adopted" });
    expect((await pageFor(here.anna)).may.replyToAnswer).toBe(true);
    expect((await pageFor(here.colleague)).may.replyToAnswer).toBe(false);
    expect(await reply()).toEqual({ ok: true, value: null });
    const page = await pageFor();
    expect(page.authorReply).toMatchObject({ kind: "author_reply", stance: null, body: "Tak, men loven siger noget andet", isWriter: false });
    expect(page.comments).toMatchObject({ official: [], positions: [], threads: [] });
    expect(page.proposal.commentCount).toBe(0);
    expect(await here.store.read.select().from(here.store.tables.commentTallies)).toEqual([]);
    expect((await pageFor(here.anna)).may.replyToAnswer).toBe(false);
    expect(await reply(here.anna, "Og en ting til")).toEqual({ ok: false, reason: "already_replied" });
    expect(await journey()).toEqual(["submitted", "answered", "author_replied"]);
    expect((await audits()).at(-1)).toMatchObject({ action: "comment.author_replied", actorRole: "participant" });
    expect((await here.store.read.select().from(here.store.tables.announcements)).map(({ kind }) => kind).filter((kind) => kind === "author_replied")).toHaveLength(1);
  });

  it("sent twice at once is one", async () => {
    await answer({});
    const results = await Promise.all([reply(here.anna, "A"), reply(here.anna, "B")]);
    expect(results.filter((each) => each.ok)).toHaveLength(1);
  });

  it("is nobody else's, and needs an answer in force", async () => {
    expect(await reply()).toEqual({ ok: false, reason: "no_answer" });
    await answer({});
    for (const actor of [here.moderator, await addPerson(here.store)]) await expect(reply(actor)).rejects.toMatchObject({ kind: "not_found" });
    await expect(reply(visitor)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is not written by whom the desk has suspended, until that is over", async () => {
    await answer({});
    const until = (days: number): Actor => ({ ...here.anna, suspensions: [{ planId: here.plan.id, endsAt: new Date(as(here.anna).now.getTime() + days * 86_400_000) }] });
    expect(await reply(until(2))).toEqual({ ok: false, reason: "suspended" });
    expect(await getReplying(as(until(2)), here.reference)).toMatchObject({ suspendedUntil: expect.any(Date) as Date });
    expect(await reply(until(-1))).toEqual({ ok: true, value: null });
  });

  it("keeps the neutral code that the proposal stands under", async () => {
    const hidden = await addPerson(here.store, { name: "Ingen Må Vide" });
    here.reference = (await submit(contextFor(here.store, hidden), here.plan, {}, "code")).reference;
    await answer({});
    await reply(hidden);
    expect((await pageFor()).authorReply!.speaker).toMatchObject({ display: "code", name: hidden.neutralCode });
  });

  it("can be changed for a while, hidden, and deleted; it takes no replies and no marks", async () => {
    await answer({});
    await reply();
    const { id, acts } = (await pageFor(here.anna)).authorReply!;
    expect(acts).toMatchObject({ edit: true, remove: true, mark: false });
    expect(await editComment(as(here.anna), here.reference, id, { body: "Tak", seen: 0 })).toEqual({ ok: true, value: null });
    await expect(writeReply(as(await addPerson(here.store)), here.reference, { parent: id, body: "Hør", voice: "", formKey: newId() })).rejects.toMatchObject({ kind: "not_found" });
    await hideComment(as(here.moderator), id, "offensive", "Et ord");
    expect((await pageFor()).authorReply).toMatchObject({ isHidden: true, body: "" });
    expect((await pageFor()).comments.threads).toEqual([]);
    expect((await pageFor()).proposal.commentCount).toBe(0);
    expect(await reply(here.anna, "Igen")).toEqual({ ok: false, reason: "already_replied" });
    here.reference = (await submit(contextFor(here.store, here.anna), here.plan, { title: "Et andet" })).reference;
    await answer({});
    await reply();
    await deleteComment(as(here.anna), here.reference, (await pageFor()).authorReply!.id);
    expect((await pageFor(here.anna)).may.replyToAnswer).toBe(false);
    expect((await pageFor()).authorReply).toMatchObject({ isDeleted: true, body: "" });
  });
});
