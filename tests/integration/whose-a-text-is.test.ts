import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { addToProposal, getProposalFiles, removeFromProposal } from "#app/domain/attachments/proposal-files.server.ts";
import { findDownload } from "#app/domain/attachments/find-download.server.ts";
import type { SentFiles } from "#app/domain/attachments/rules.ts";
import { answerOfficially } from "#app/domain/comments/answer-officially.server.ts";
import { deleteComment } from "#app/domain/comments/delete-comment.server.ts";
import { getOwnComment } from "#app/domain/comments/get-own-comment.server.ts";
import { getThreadPage } from "#app/domain/comments/get-thread-page.server.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { deleteAccount } from "#app/domain/my-data/delete-account.server.ts";
import { exportData } from "#app/domain/my-data/export-data.server.ts";
import { listOwnComments } from "#app/domain/my-page/list-own-comments.server.ts";
import { listOwnProposals } from "#app/domain/my-page/list-own-proposals.server.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { decideObjection } from "#app/domain/reports/decide-objection.server.ts";
import { decideReport } from "#app/domain/reports/decide-report.server.ts";
import { getObjectionCase, getReportCase } from "#app/domain/reports/get-report-case.server.ts";
import { getReportForm } from "#app/domain/reports/get-report-form.server.ts";
import { getReportStatus } from "#app/domain/reports/get-report-status.server.ts";
import { getStatement } from "#app/domain/reports/get-statement.server.ts";
import { getQueue } from "#app/domain/reports/list-queue.server.ts";
import { objectToDecision } from "#app/domain/reports/object-to-decision.server.ts";
import { reportText } from "#app/domain/reports/report-text.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { pdf } from "#tests/support/files.ts";
import { addToOrganisation, asNow } from "#tests/support/organisations.ts";
import { addPerson } from "#tests/support/people.ts";
import { submit } from "#tests/support/plans.ts";
import { addCoAuthor } from "#tests/support/versions.ts";

const sent = (...names: string[]): SentFiles => ({ taken: names.map((name) => ({ name, bytes: pdf(name) })), refused: [] });

describeOnBothDatabases("whose a text is", (open) => {
  const { here, as, read, mails, answer } = useDesk(open);
  const address = "borger@private.example";
  const report = async (comment: string | null = null, of = here.reference, email = address) => {
    const result = await reportText(as(visitor), of, comment, { reason: "offensive", body: "Se afsnit 3", formKey: newId(), email });
    return result.ok ? result.value.number : "";
  };
  const comment = async (person: Person, voice = "", body = "Et skældsord") => {
    const result = await writeComment(as(person), here.reference, { stance: "for", body, voice, formKey: newId() });
    return result.ok ? result.value.id : "";
  };
  const keep = async (number: string, actor: Actor = here.moderator, seen?: string) => decideReport(as(actor), here.plan.slug, number, { note: "Det er kritik", seen: seen ?? (await getReportCase(as(actor), here.plan.slug, number)).text.wordsVersion });
  const hide = (of = here.reference, version = 1) => hideProposal(as(here.moderator), of, { reason: "offensive", note: "x", version });
  const sentTo = async (to: string) => (await mails()).filter((mail) => mail.recipient === to);
  const decisionsOf = async () => (await here.store.read.select().from(here.store.tables.moderationDecisions).orderBy(here.store.tables.moderationDecisions.id));
  const leave = async (person: Person) => {
    const { memberships: m } = here.store.tables;
    await here.store.write(async (tx) => { await tx.delete(m).where(eq(m.userId, person.id)); });
    return asNow(here.store, person);
  };

  it("keeps a co-author at the desk from all that is decided about it, and from speaking as the authority", async () => {
    await addCoAuthor(here.store, here.reference, here.moderator);
    const id = await comment(await addPerson(here.store));
    const [ofProposal, ofComment] = [await report(), await report(id)];
    for (const number of [ofProposal, ofComment]) {
      expect((await getReportCase(as(here.moderator), here.plan.slug, number)).isOwn).toBe(true);
      await expect(keep(number)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(decideReport(as(here.moderator), here.plan.slug, number, { reason: "offensive", note: "x", seen: "0" })).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(hideComment(as(here.moderator), id, "offensive", "x")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(answerOfficially(as(here.moderator), here.reference, { body: "Svar", formKey: newId(), parent: null })).rejects.toMatchObject({ kind: "forbidden" });
    const page = await getThreadPage(as(here.moderator), here.reference, id, undefined);
    expect([page.may.answer, page.comment.acts.hide, (await getProposalPage(as(here.moderator), here.reference, {})).may.answer]).toEqual([false, false, false]);
    const others = await getThreadPage(as(here.colleague), here.reference, id, undefined);
    expect([others.may.answer, others.comment.acts.hide]).toEqual([true, true]);
    await keep(ofComment, here.colleague);
  });

  it("lets who put a proposal forward decide on no comment under it", async () => {
    const author: Person = { ...here.anna, roles: ["moderator"] };
    const id = await comment(await addPerson(here.store));
    const number = await report(id);
    await expect(keep(number, author)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(hideComment(as(author), id, "offensive", "x")).rejects.toMatchObject({ kind: "forbidden" });
    expect((await getThreadPage(as(author), here.reference, id, undefined)).comment.acts.hide).toBe(false);
  });

  it("lets no co-author answer an objection, nor counts one as somebody else who could", async () => {
    await hide();
    await objectToDecision(as(here.anna), here.reference, null, { objection: "Nej" });
    await addCoAuthor(here.store, here.reference, here.colleague);
    const { id } = (await decisionsOf())[0]!;
    for (const outcome of ["upheld", "dismissed"] as const) await expect(decideObjection(as(here.colleague), here.plan.slug, id, { outcome, answer: "x" })).rejects.toMatchObject({ kind: "forbidden" });
    const opened = await getObjectionCase(as(here.colleague), here.plan.slug, id);
    expect([opened.refusal, opened.text.words, opened.reports]).toEqual(["own_text", { title: "", problem: "", change: "", effect: "" }, []]);
    // So the moderator is the only one left.
    expect((await getObjectionCase(as(here.moderator), here.plan.slug, id)).refusal).toBeNull();
    expect(await decideObjection(as(here.moderator), here.plan.slug, id, { outcome: "dismissed", answer: "x" })).toEqual({ ok: true, value: null });
  });

  it("shows files with a text, and takes other files for other words", async () => {
    await addToProposal(as(here.anna), here.reference, sent("a.pdf"));
    expect((await getReportForm(as(visitor), here.reference, null)).text?.attachments).toMatchObject([{ name: "a.pdf" }]);
    const number = await report();
    const seen = async () => (await getReportCase(as(here.moderator), here.plan.slug, number)).text;
    const before = await seen();
    expect(before.attachments).toMatchObject([{ name: "a.pdf" }]);
    await addToProposal(as(here.anna), here.reference, sent("b.pdf"));
    await expect(keep(number, here.moderator, before.wordsVersion)).rejects.toMatchObject({ kind: "conflict" });
    await removeFromProposal(as(here.anna), here.reference, before.attachments[0]!.id);
    await expect(decideReport(as(here.moderator), here.plan.slug, number, { reason: "offensive", note: "x", seen: before.wordsVersion })).rejects.toMatchObject({ kind: "conflict" });
    await decideReport(as(here.moderator), here.plan.slug, number, { reason: "offensive", note: "x", seen: (await seen()).wordsVersion });
    expect((await seen()).attachments).toEqual([]);
    expect((await getStatement(as(here.anna), here.reference, null)).text.attachments).toMatchObject([{ name: "b.pdf" }]);
  });

  it("says that a reported comment was deleted: at the desk, on the page of the report, and by mail", async () => {
    const writer = await addPerson(here.store);
    const id = await comment(writer);
    const number = await report(id);
    await deleteComment(as(writer), here.reference, id);
    expect((await getQueue(as(here.moderator), here.plan.slug, { view: "reports" })).reported).toEqual([]);
    expect(await getReportStatus(as(visitor), number)).toMatchObject({ state: "dismissed", isDeleted: true, note: "", hideReason: null });
    expect(await getReportCase(as(here.moderator), here.plan.slug, number)).toMatchObject({ isOpen: false, text: { isGone: true } });
    expect((await sentTo(address)).map(({ kind, payload }) => [kind, payload.outcome])).toEqual([["report_received", undefined], ["report_decided", "deleted"]]);
    expect((await here.store.read.select().from(here.store.tables.reports))[0]).toMatchObject({ email: "", decidedAt: after({ hours: 1 }) });
  });

  it("says the same where the desk closes a report of what is gone, and tells what was kept first from what was deleted first", async () => {
    const writer = await addPerson(here.store);
    const [first, second] = [await comment(writer), await comment(writer, "", "Et andet")];
    const [ofFirst, ofSecond] = [await report(first), await report(second, here.reference, "en-anden@private.example")];
    await keep(ofFirst);
    await deleteComment(contextFor(here.store, writer, { now: after({ hours: 2 }) }), here.reference, first);
    expect(await getReportStatus(as(visitor), ofFirst)).toMatchObject({ state: "dismissed", isDeleted: false, note: "Det er kritik" });
    // As of a version that left reports open.
    const { comments } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(comments).set({ body: "", deletedAt: after({}) }).where(eq(comments.id, second)); });
    expect((await getQueue(as(here.moderator), here.plan.slug, { view: "reports" })).reported).toMatchObject([{ excerpt: "", isGone: true }]);
    await keep(ofSecond);
    expect((await sentTo("en-anden@private.example")).at(-1)!.payload.outcome).toBe("deleted");
    expect(await getReportStatus(as(visitor), ofSecond)).toMatchObject({ isDeleted: true });
  });

  it("is of an organisation those who represent it now: who left gets neither the hidden text nor an objection", async () => {
    const writer = await addPerson(here.store, { type: "ngo" });
    const organisationId = writer.organisation!.id;
    const voice = `organisation:${organisationId}`;
    const { reference } = await submit(as(writer), here.plan, {}, voice);
    await addToProposal(as(writer), reference, sent("a.pdf"));
    const said = await comment(writer, voice);
    const second = await addToOrganisation(here.store, organisationId, await addPerson(here.store), "representative");
    const gone = await leave(writer);
    await hide(reference);
    await hideComment(as(here.moderator), said, "offensive", "x");
    const [file] = (await getStatement(as(second), reference, null)).text.attachments;
    const page = await getProposalPage(as(second), reference, {});
    expect(page).toMatchObject({ proposal: { isWriter: true, title: "Åbne møder" }, attachments: [{ name: "a.pdf" }] });
    expect(await findDownload(as(second), file!.id, null)).toMatchObject({ isPublic: false });
    expect((await getThreadPage(as(second), here.reference, said, undefined)).comment.isWriter).toBe(true);
    expect((await listOwnProposals(as(second), second.id, "organisations", 5)).rows).toMatchObject([{ reference, isWriter: true, title: "Åbne møder" }]);

    expect(await getProposalPage(as(gone), reference, {})).toMatchObject({ proposal: { isWriter: false, title: "" }, attachments: [] });
    await expect(findDownload(as(gone), file!.id, null)).rejects.toMatchObject({ kind: "not_found" });
    for (const [of, id] of [[reference, null], [here.reference, said]] as const) {
      await expect(getStatement(as(gone), of, id)).rejects.toMatchObject({ kind: "not_found" });
      await expect(objectToDecision(as(gone), of, id, { objection: "Nej" })).rejects.toMatchObject({ kind: "not_found" });
      expect(await objectToDecision(as(second), of, id, { objection: "Nej" })).toMatchObject({ ok: true });
    }
    expect((await getThreadPage(as(gone), here.reference, said, undefined)).comment.isWriter).toBe(false);
    expect((await getOwnComment(as(gone), here.reference, said)).body).toBe("");
    expect((await listOwnComments(as(gone), gone.id, "comments", 5)).rows).toMatchObject([{ text: "", isWriter: false }]);
    expect((await listOwnProposals(as(gone), gone.id, "proposals", 5)).rows).toMatchObject([{ title: "", isWriter: false }]);
    const hidden = (await mails()).filter(({ kind }) => kind.endsWith("_hidden"));
    expect(hidden.map(({ recipient }) => recipient)).toEqual([`${second.id}@people.example`, `${second.id}@people.example`]);
  });

  it("lets co-authors change files as they change the text, and nobody after an answer", async () => {
    const beside = await addPerson(here.store);
    await expect(getProposalFiles(as(beside), here.reference)).rejects.toMatchObject({ kind: "not_found" });
    await addCoAuthor(here.store, here.reference, beside);
    expect(await addToProposal(as(beside), here.reference, sent("a.pdf"))).toEqual({ ok: true, value: { attached: 1, refused: [] } });
    expect((await getProposalPage(as(beside), here.reference, {})).may.changeFiles).toBe(true);
    await answer({});
    const [file] = (await getProposalFiles(as(here.anna), here.reference)).attachments;
    for (const actor of [here.anna, beside]) {
      expect((await getProposalFiles(as(actor), here.reference)).permission).toEqual({ allowed: false, reason: "answered" });
      expect(await addToProposal(as(actor), here.reference, sent("b.pdf"))).toEqual({ ok: false, reason: "answered" });
      expect(await removeFromProposal(as(actor), here.reference, file!.id)).toEqual({ ok: false, reason: "answered" });
    }
    await hide(here.reference, 2);
    expect(await getProposalFiles(as(here.anna), here.reference)).toMatchObject({ permission: { reason: "hidden" }, attachments: [{ name: "a.pdf" }] });
    expect(await getProposalFiles(as(beside), here.reference)).toMatchObject({ permission: { reason: "hidden" }, title: "", attachments: [] });
    expect((await read()).isHidden).toBe(true);
  });

  it("forgets an address that was left with a report in another spelling, when the account is deleted", async () => {
    await report(null, here.reference, `${here.anna.id.toUpperCase()}@PEOPLE.example`);
    await report(null, here.reference, "en-anden@people.example");
    const { users, reports } = here.store.tables;
    await deleteAccount(contextFor(here.store, system), here.anna.id, "asked", and(eq(users.id, here.anna.id))!);
    expect((await here.store.read.select({ email: reports.email }).from(reports).orderBy(reports.id)).map(({ email }) => email)).toEqual(["", "en-anden@people.example"]);
  });

  it("gives its author what was decided, and not what was written to those who reported it", async () => {
    await keep(await report());
    await hide();
    const { files } = await exportData(as(here.anna));
    let json = "";
    for await (const part of files.find(({ name }) => name === "data.json")!.text) json += part;
    const { decisions } = JSON.parse(json) as { decisions: { hideNote: string }[] };
    expect(decisions.map(({ hideNote }) => hideNote)).toEqual(["", "x"]);
  });
});
