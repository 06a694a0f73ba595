import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import { getCommentNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import type { Actor, Context } from "#app/domain/context.ts";
import { decideReport } from "#app/domain/reports/decide-report.server.ts";
import { forgetReporters } from "#app/domain/reports/forget-reporters.server.ts";
import { getReportCase } from "#app/domain/reports/get-report-case.server.ts";
import { getReportForm } from "#app/domain/reports/get-report-form.server.ts";
import { getReportStatus } from "#app/domain/reports/get-report-status.server.ts";
import { countWaiting, getQueue } from "#app/domain/reports/list-queue.server.ts";
import { reportText } from "#app/domain/reports/report-text.server.ts";
import type { ReportInput } from "#app/domain/reports/schema.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan } from "#tests/support/plans.ts";

const address = "borger@private.example";

describeOnBothDatabases("reports", (open) => {
  const { here, as, read, audits, mails, visibleTallies, second } = useDesk(open);
  const reports = () => here.store.read.select().from(here.store.tables.reports).orderBy(here.store.tables.reports.id);
  const decisions = () => here.store.read.select().from(here.store.tables.moderationDecisions).orderBy(here.store.tables.moderationDecisions.id);
  const report = async (actor: Actor, { comment = null, of = here.reference, minutes = 0, ...input }: Partial<ReportInput> & { comment?: string | null; of?: string; minutes?: number } = {}) => {
    const result = await reportText(contextFor(here.store, actor, { now: after({ minutes }) }), of, comment, { reason: "offensive", body: "Det sidste afsnit", formKey: newId(), ...(actor.kind === "visitor" && { email: address }), ...input });
    if (!result.ok) throw new Error(result.reason);
    return result.value.number;
  };
  const comment = async (body = "Grimt") => {
    const result = await writeComment(contextFor(here.store, await addPerson(here.store)), here.reference, { stance: "for", body, voice: "", formKey: newId() });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  };
  const seenAt = async (number: string) => (await getReportCase(as(here.moderator), here.plan.slug, number)).text.wordsVersion;
  const keep = async (number: string, actor: Actor = here.moderator, note = "Det er kritik") => decideReport(as(actor), here.plan.slug, number, { note, seen: await seenAt(number) });
  const restrict = async (number: string, actor: Actor = here.moderator) => decideReport(as(actor), here.plan.slug, number, { reason: "offensive", note: "Afsnit 3", seen: await seenAt(number) });
  const kindsTo = async (to: string) => (await mails()).filter((mail) => mail.recipient === to).map((mail) => mail.kind);

  it("takes one from a visitor: a number, a receipt to the address, and nothing that anybody wrote in it", async () => {
    const number = await report(visitor);
    expect(number).toMatch(/^A-[B-Z2-9]{4}-[B-Z2-9]{4}-[B-Z2-9]{4}$/);
    expect(await reports()).toMatchObject([{ number, subject: "proposal", commentId: null, reason: "offensive", body: "Det sidste afsnit", reporterId: null, email: address, locale: "da", state: "open", decidedAt: null }]);
    expect(await mails()).toMatchObject([{ kind: "report_received", recipient: address, locale: "da", payload: { number, reference: here.reference, subject: "proposal", name: "" } }]);
    expect(JSON.stringify(await mails())).not.toMatch(/Åbne møder|Det sidste afsnit/);
    expect(await audits()).toMatchObject([{ action: "text.reported", actorId: null, actorRole: "visitor", subjectType: "proposal" }]);
    expect(JSON.stringify(await audits())).not.toContain(address);
  });

  it("takes one from who is signed in, by their account", async () => {
    const id = await comment();
    const number = await report(here.anna, { comment: id });
    expect(await reports()).toMatchObject([{ number, subject: "comment", commentId: id, reporterId: here.anna.id, email: "" }]);
    expect((await mails()).map((mail) => [mail.recipient, mail.kind, mail.payload.by])).toEqual([[emailOf(here.anna), "report_received", "account"]]);
    expect(await getReportStatus(contextFor(here.store, visitor), number.toLowerCase())).toEqual({ number, subject: "comment", reference: here.reference, reason: "offensive", state: "open", createdAt: after({}), decidedAt: null, hideReason: null, measure: null, note: "", isShownAgain: false, isDeleted: false });
  });

  it("calls nobody by a name that was given with an address which is not confirmed", async () => {
    const stranger = await addPerson(here.store, { name: "Buy now", verified: false });
    await report(stranger);
    await report(here.anna);
    expect((await mails()).map((mail) => [mail.recipient, mail.payload.name])).toEqual([[emailOf(stranger), ""], [emailOf(here.anna), here.anna.name]]);
  });

  it("makes one of a form that is sent several times at once, and another when it was changed", async () => {
    const formKey = newId();
    const numbers = await Promise.all(Array.from({ length: 6 }, () => report(visitor, { formKey })));
    expect(new Set(numbers).size).toBe(1);
    expect(await report(visitor, { formKey, body: "Også titlen" })).not.toBe(numbers[0]);
    expect(await report(here.anna, { formKey })).not.toBe(numbers[0]);
    expect(await reports()).toHaveLength(3);
    expect(await mails()).toHaveLength(3);
  });

  it("takes none of a text that is hidden, gone, not there, or a comment on something else", async () => {
    const [id, other, gone] = [await comment(), await second(), await comment()];
    const input: ReportInput = { reason: "other", body: "x", formKey: newId(), email: address };
    const of = (reference: string, commentId: string | null) => reportText(contextFor(here.store, visitor), reference, commentId, input);
    await expect(of("PA-C-9999", null)).rejects.toMatchObject({ kind: "not_found" });
    await expect(of(here.reference, newId())).rejects.toMatchObject({ kind: "not_found" });
    await expect(of(other, id)).rejects.toMatchObject({ kind: "not_found" });
    await hideComment(as(here.moderator), id, "offensive", "x");
    expect(await of(here.reference, id)).toEqual({ ok: false, reason: "text_hidden" });
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version: 1 });
    expect(await of(here.reference, null)).toEqual({ ok: false, reason: "text_hidden" });
    for (const commentId of [null, id]) expect(await getReportForm(contextFor(here.store, here.anna), here.reference, commentId)).toMatchObject({ text: null, isHidden: true });
    await here.store.write(async (tx) => { await tx.update(here.store.tables.comments).set({ deletedAt: after({}), body: "" }).where(eq(here.store.tables.comments.id, gone)); });
    expect(await of(here.reference, gone)).toEqual({ ok: false, reason: "text_gone" });
    await expect(reportText(contextFor(here.store, visitor), here.reference, null, { ...input, email: "" })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await reports()).toEqual([]);
  });

  it("limits how many come from one place, from one person, and to one address", async () => {
    const strict = (actor: Actor, changes: Partial<Pick<Context, "address" | "network">> = {}) => contextFor(here.store, actor, { rateLimitFactor: 1, ...changes });
    const send = (ctx: Context, email: string) => reportText(ctx, here.reference, null, { reason: "other", body: "x", formKey: newId(), email });
    for (let n = 0; n < 20; n += 1) await send(strict(visitor), `${n}@people.example`);
    await expect(send(strict(visitor), "x@people.example")).rejects.toMatchObject({ kind: "too_many" });
    for (let n = 0; n < 10; n += 1) await send(strict(visitor, { address: `198.51.100.${n}` }), address);
    await expect(send(strict(visitor, { address: "198.51.100.99" }), address.toUpperCase())).rejects.toMatchObject({ kind: "too_many" });
    for (let n = 0; n < 20; n += 1) await send(strict(here.anna), "");
    await expect(send(strict(here.anna), "")).rejects.toMatchObject({ kind: "too_many" });
  });

  it("lists texts at the desk, one row each, the oldest first, in pages", async () => {
    const id = await comment("Et langt skældsord");
    const numbers = [await report(visitor), await report(visitor, { comment: id, minutes: 1 }), await report(here.anna, { minutes: 2, reason: "other" })];
    const { reported, counts } = await getQueue(as(here.moderator), here.plan.slug, { view: "reports" });
    expect(reported.map(({ number, subject, reports: count, excerpt, reason }) => [number, subject, count, excerpt, reason])).toEqual([[numbers[0], "proposal", 2, "Åbne møder", "offensive"], [numbers[1], "comment", 1, "Et langt skældsord", "offensive"]]);
    expect(counts).toEqual({ reports: 2, objections: 0 });
    for (let n = 0; n < 30; n += 1) await report(visitor, { of: await second(), minutes: 3 + n });
    const first = await getQueue(as(here.moderator), here.plan.slug, { view: "reports" });
    const next = await getQueue(as(here.moderator), here.plan.slug, { view: "reports", cursor: first.next! });
    expect([first.reported.length, next.reported.length, next.next]).toEqual([25, 7, null]);
    expect(new Set([...first.reported, ...next.reported].map((row) => row.number)).size).toBe(32);
    expect((await getQueue(as(here.moderator), here.plan.slug, { view: "reports", cursor: next.previous! })).reported.map((row) => row.number)).toEqual(first.reported.map((row) => row.number));
  });

  it("shows at the desk what was said, never by whom", async () => {
    const number = await report(visitor);
    await report(here.anna, { reason: "other", body: "Enig", minutes: 1 });
    const shown = await getReportCase(as(here.moderator), here.plan.slug, number);
    expect(shown).toMatchObject({ number, isOpen: true, isOwn: false, text: { subject: "proposal", words: { title: "Åbne møder" } }, reports: [{ body: "Det sidste afsnit", hasAccount: false }, { body: "Enig", hasAccount: true }], decisions: [] });
    expect(JSON.stringify(shown.reports)).not.toMatch(new RegExp(`${address}|${here.anna.id}|${here.anna.name}`));
  });

  it("lets the text stay with a reason: all open reports are answered, and the addresses are gone", async () => {
    const number = await report(visitor);
    const another = await report(here.colleague, { minutes: 1 });
    await keep(another);
    expect(await decisions()).toMatchObject([{ subject: "proposal", isRestricted: false, reason: null, note: "Det er kritik", decidedBy: here.moderator.id, at: after({ hours: 1 }) }]);
    expect((await reports()).map(({ state, email, decidedAt }) => [state, email, decidedAt])).toEqual([["dismissed", "", after({ hours: 1 })], ["dismissed", "", after({ hours: 1 })]]);
    expect(await kindsTo(address)).toEqual(["report_received", "report_decided"]);
    expect((await mails()).find((mail) => mail.kind === "report_decided" && mail.recipient === address)!.payload).toEqual({ name: "", number, reference: here.reference, subject: "proposal", outcome: "kept", measure: "kept", reason: "", note: "Det er kritik" });
    for (const each of [number, another]) expect(await getReportStatus(contextFor(here.store, visitor), each)).toMatchObject({ state: "dismissed", note: "Det er kritik", hideReason: null });
    expect((await audits()).at(-1)).toMatchObject({ action: "text.kept", actorId: here.moderator.id, actorRole: "moderator", data: { reports: 2 } });
    expect((await read()).isHidden).toBe(false);
    expect(await countWaiting(as(here.moderator), here.plan.id)).toEqual({ reports: 0, objections: 0 });
  });

  it("hides a proposal as the desk does, and gives its author the reasons", async () => {
    const number = await report(visitor);
    await restrict(number);
    expect(await read()).toMatchObject({ isHidden: true, hideReason: "offensive", title: "", journey: [{ kind: "submitted" }, { kind: "hidden" }] });
    expect(await visibleTallies()).toEqual({});
    const [row] = await reports();
    expect(await decisions()).toMatchObject([{ isRestricted: true, reason: "offensive", note: "Afsnit 3", reportId: row!.id, objectedAt: null }]);
    expect((await mails()).find((mail) => mail.kind === "proposal_hidden")).toMatchObject({ recipient: emailOf(here.anna), payload: { reference: here.reference, reason: "offensive", note: "Afsnit 3", origin: "report", until: "2027-09-09T12:00:00.000Z" } });
    // What its author is told is not for who reported it.
    expect((await mails()).find((mail) => mail.kind === "report_decided")).toMatchObject({ recipient: address, payload: { outcome: "restricted", reason: "offensive", note: "" } });
    expect(await getReportStatus(contextFor(here.store, visitor), number)).toMatchObject({ state: "upheld", hideReason: "offensive", note: "" });
    await restoreProposal(as(here.colleague), here.reference, 2);
    expect(await getReportStatus(contextFor(here.store, visitor), number)).toMatchObject({ state: "upheld", isShownAgain: true });
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version: 3 });
    const shown = await getReportCase(as(here.moderator), here.plan.slug, number);
    expect([shown.isOpen, shown.text.words]).toEqual([false, { title: "", problem: "", change: "", effect: "" }]);
  });

  it("hides a comment and a reply, with what counts them", async () => {
    const parent = await comment("Pænt");
    const reply = await writeReply(contextFor(here.store, await addPerson(here.store)), here.reference, { parent, body: "Grimt svar", voice: "", formKey: newId() });
    const id = reply.ok ? reply.value.id : "";
    await restrict(await report(visitor, { comment: id }));
    await restrict(await report(visitor, { comment: parent, minutes: 1 }));
    const { comments } = here.store.tables;
    expect((await here.store.read.select().from(comments).orderBy(comments.id)).map((each) => [each.isHidden, each.hideReason, each.replyCount])).toEqual([[true, "offensive", 0], [true, "offensive", 0]]);
    expect((await read()).commentCount).toBe(0);
    expect((await getCommentNumbers(as(visitor), (await read()).id)).for.all).toBe(0);
    expect((await mails()).filter((mail) => mail.kind === "comment_hidden").map((mail) => mail.payload)).toMatchObject([{ comment: id, note: "Afsnit 3", origin: "report" }, { comment: parent }]);
    expect((await decisions()).map((each) => [each.subject, each.commentId])).toEqual([["comment", id], ["comment", parent]]);
  });

  it("records what the desk hides without a report, and answers what is open with it", async () => {
    const id = await comment();
    const number = await report(visitor, { comment: id });
    await hideComment(as(here.moderator), id, "advertising", "Et link");
    await hideProposal(as(here.moderator), here.reference, { reason: "unlawful", note: "Ophavsretsloven", version: 1 });
    expect(await decisions()).toMatchObject([{ subject: "comment", commentId: id, reason: "advertising", note: "Et link", reportId: null }, { subject: "proposal", commentId: null, reason: "unlawful", note: "Ophavsretsloven", reportId: null }]);
    expect(await getReportStatus(as(visitor), number)).toMatchObject({ state: "upheld", hideReason: "advertising" });
    expect((await mails()).filter((mail) => mail.kind.endsWith("_hidden")).map((mail) => mail.payload.origin)).toEqual(["report", "desk"]);
    expect((await reports())[0]!.email).toBe("");
  });

  it("takes one of two decisions at the same moment, and tells reporters once", async () => {
    const number = await report(visitor);
    const results = await Promise.allSettled([keep(number), restrict(number, here.colleague), hideProposal(as(here.colleague), here.reference, { reason: "offensive", note: "x", version: 1 }), keep(number, here.colleague)]);
    const done = results.filter((each) => each.status === "fulfilled").length;
    for (const each of results) if (each.status === "rejected") expect(each.reason).toMatchObject({ kind: "conflict" });
    // A text that stays can still be hidden by who saw it without a report: that is a decision of its own.
    expect(done === 1 || (done === 2 && results[2].status === "fulfilled")).toBe(true);
    expect(await decisions()).toHaveLength(done);
    expect(await kindsTo(address)).toEqual(["report_received", "report_decided"]);
  });

  it("leaves no report open on a text that is hidden while it is reported", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await comment();
      const [reported] = await Promise.allSettled([report(visitor, { comment: id }), hideComment(as(here.moderator), id, "offensive", "x")]);
      const row = (await reports()).find((each) => each.commentId === id);
      expect(row?.state).toBe(reported.status === "fulfilled" ? "upheld" : undefined);
      expect(row?.email ?? "").toBe("");
    }
  });

  it("refuses a decision about words that were changed since they were read", async () => {
    const id = await comment();
    const [ofComment, ofProposal] = [await report(visitor, { comment: id }), await report(visitor)];
    const { comments, proposals } = here.store.tables;
    await here.store.write(async (tx) => {
      await tx.update(comments).set({ body: "Pænt", editedAt: after({ minutes: 5 }) }).where(eq(comments.id, id));
      await tx.update(proposals).set({ title: "Pænt", textVersion: 2 }).where(eq(proposals.reference, here.reference));
    });
    await expect(decideReport(as(here.moderator), here.plan.slug, ofComment, { reason: "offensive", note: "x", seen: "0" })).rejects.toMatchObject({ kind: "conflict" });
    await expect(decideReport(as(here.moderator), here.plan.slug, ofProposal, { note: "x", seen: "1" })).rejects.toMatchObject({ kind: "conflict" });
    await keep(ofComment);
    await restrict(ofProposal);
    expect((await reports()).map((each) => each.state)).toEqual(["dismissed", "upheld"]);
  });

  it("is for staff of the plan alone, and for nobody on a text of their own", async () => {
    const other = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    const elsewhere = await addPerson(here.store, { planRole: { planId: other.id, role: "coordinator" } });
    const number = await report(visitor);
    for (const actor of [visitor, here.anna, elsewhere]) {
      await expect(decideReport(as(actor), here.plan.slug, number, { note: "x", seen: "1" })).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getReportCase(as(actor), here.plan.slug, number)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getQueue(as(actor), here.plan.slug, { view: "reports" })).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(decideReport(as(elsewhere), other.slug, number, { note: "x", seen: "1" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getReportCase(as(elsewhere), other.slug, number)).rejects.toMatchObject({ kind: "not_found" });
    const author = { ...here.anna, roles: ["moderator" as const] };
    expect((await getReportCase(as(author), here.plan.slug, number)).isOwn).toBe(true);
    await expect(decideReport(as(author), here.plan.slug, number, { note: "x", seen: "1" })).rejects.toMatchObject({ kind: "forbidden" });
    expect((await reports())[0]!.state).toBe("open");
  });

  it("forgets the address of what nobody decided after half a year, and the words a year after the decision", async () => {
    const [number] = [await report(visitor), await report(visitor, { comment: await comment() })];
    await keep(number);
    await forgetReporters(contextFor(here.store, system, { now: after({ days: 183 }) }));
    expect((await reports()).map(({ email, body }) => [email, body])).toEqual([["", "Det sidste afsnit"], [address, "Det sidste afsnit"]]);
    await forgetReporters(contextFor(here.store, system, { now: after({ days: 184 }) }));
    expect((await reports())[1]!.email).toBe("");
    await forgetReporters(contextFor(here.store, system, { now: after({ days: 366 }) }));
    expect((await reports()).map(({ body, reason }) => [body, reason])).toEqual([["", "offensive"], ["Det sidste afsnit", "offensive"]]);
  });
});
