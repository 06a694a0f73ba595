import { expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { findDownload } from "#app/domain/attachments/find-download.server.ts";
import { listAttachments } from "#app/domain/attachments/attach.server.ts";
import { addToProposal, removeFromProposal } from "#app/domain/attachments/proposal-files.server.ts";
import type { Actor, Context, Person } from "#app/domain/context.ts";
import { getModerationLog } from "#app/domain/moderation/get-log.server.ts";
import { getModeratedText } from "#app/domain/moderation/get-moderated-text.server.ts";
import { liftSuspension } from "#app/domain/moderation/lift-suspension.server.ts";
import { getDecisions } from "#app/domain/moderation/list-decisions.server.ts";
import { getPlaces } from "#app/domain/moderation/find-places.server.ts";
import { redactInput } from "#app/domain/moderation/schema.ts";
import { redactComment, redactProposal } from "#app/domain/moderation/redact-text.server.ts";
import { restoreHiddenComment } from "#app/domain/moderation/restore-hidden-comment.server.ts";
import { restorePassage } from "#app/domain/moderation/restore-passage.server.ts";
import { restrictWriter } from "#app/domain/moderation/restrict-writer.server.ts";
import { decideObjection } from "#app/domain/reports/decide-objection.server.ts";
import { getObjectionCase } from "#app/domain/reports/get-report-case.server.ts";
import { getStatement } from "#app/domain/reports/get-statement.server.ts";
import { objectToDecision } from "#app/domain/reports/object-to-decision.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { editProposal } from "#app/domain/versions/edit-proposal.server.ts";
import { getEditing } from "#app/domain/versions/get-editing.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, testStorage, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { pdf } from "#tests/support/files.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { listOf, submit } from "#tests/support/plans.ts";

const reasons = { reason: "personal_data" as const, note: "Et telefonnummer" };

describeOnBothDatabases("moderation", (open) => {
  const { here, as, read, journey, audits, mails } = useDesk(open);
  const decisions = () => here.store.read.select().from(here.store.tables.moderationDecisions).orderBy(here.store.tables.moderationDecisions.id);
  const idOf = async (reference = here.reference) => (await read(reference)).id;
  const redact = (passage: string, { actor = here.moderator, seen = "1", of = here.reference, places, files = [] }: { actor?: Person; seen?: string; of?: string; places?: number; files?: string[] } = {}) => redactProposal(as(actor), of, { passage, files, ...reasons, seen, places });
  const commentBy = async (person: Person, body = "Ring til Bo på 12 34 56 78") => {
    const result = await writeComment(contextFor(here.store, person), here.reference, { stance: "against", body, voice: "", formKey: newId() });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  };
  const kindsTo = async (person: Person) => (await mails()).filter((mail) => mail.recipient === emailOf(person)).map((mail) => mail.kind);

  it("leaves a passage out of the text, its versions and the index, and tells the author once", async () => {
    const { title } = await read();
    const word = title.split(" ")[0]!;
    expect(await redact(word)).toEqual({ ok: true, value: null });
    expect((await read()).title).toBe(title.replace(word, "█1p█"));
    expect(await journey()).toContain("redacted");
    expect(await decisions()).toMatchObject([{ measure: "redacted", isRestricted: true, reason: "personal_data", decidedBy: here.moderator.id }]);
    expect(await kindsTo(here.anna)).toEqual(["text_redacted"]);
    const [act] = (await audits()).filter((each) => each.action === "proposal.redacted");
    expect(act).toMatchObject({ actorId: here.moderator.id, data: { reason: "personal_data", number: 1 } });
    expect(JSON.stringify(act)).not.toContain(word);
    // The same again: the words that were shown are others now.
    await expect(redact(word)).rejects.toMatchObject({ kind: "conflict" });
    expect(await redact(word, { seen: "2" })).toEqual({ ok: false, reason: "passage_missing" });
    expect(await redact("█1p█", { seen: "2" })).toEqual({ ok: false, reason: "passage_gap" });
    expect(await redact("lukkede", { seen: "2" })).toEqual({ ok: true, value: null });
    expect((await listOf(contextFor(here.store, visitor), here.plan.id, { text: "lukkede" })).rows).toEqual([]);
  });

  it("leaves a passage that stands in several places out when whoever does it was shown how many", async () => {
    const { reference } = await submit(contextFor(here.store, here.anna), here.plan, { title: "Ring til Bo", problem: "Bo svarer ikke. Borgerne venter på Bo." });
    for (const places of [undefined, 1, 2]) expect(await redact("Bo", { of: reference, ...(places && { places }) })).toEqual({ ok: false, reason: "passage_places" });
    expect(await read(reference)).toMatchObject({ title: "Ring til Bo", version: 1 });
    expect(await getPlaces(as(here.moderator), here.plan.id, { proposalId: await idOf(reference), commentId: null }, "Bo")).toEqual([{ reference, count: 3 }]);
    expect(await redact("Bo", { of: reference, places: 3 })).toEqual({ ok: true, value: null });
    expect(await read(reference)).toMatchObject({ title: "Ring til █1p█", problem: "█1p█ svarer ikke. Borgerne venter på █1p█." });
    const id = await commentBy(await addPerson(here.store), "Bo siger nej, og Bo siger ja");
    const found = await getModeratedText(as(here.moderator), here.plan.slug, { comment: id });
    const act = (places?: number) => redactComment(as(here.moderator), { ...found.key, commentId: id }, { passage: "Bo siger", files: [], ...reasons, seen: found.seen, places });
    expect([await act(), await act(2)]).toEqual([{ ok: false, reason: "passage_places" }, { ok: true, value: { reference: here.reference } }]);
  });

  it("takes no sign alone for a passage, nor signs without a word", () => {
    const problems = (passage: string) => redactInput.safeParse({ passage, ...reasons, seen: "1" }).error?.issues.map(({ message }) => message) ?? [];
    expect(["", ".", "…!?", "å", "Bo", "12"].map(problems)).toEqual([["passage_empty"], ["passage_short"], ["passage_short"], ["passage_short"], [], []]);
  });

  it("is for staff who have no interest in the text", async () => {
    for (const actor of [here.anna, await addPerson(here.store)]) await expect(redact("Åbne", { actor })).rejects.toMatchObject({ kind: "forbidden" });
    const own = await submit(contextFor(here.store, here.moderator), here.plan, { title: "Eget" });
    await expect(redact("Eget", { of: own.reference })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(getModeratedText(as(here.moderator), here.plan.slug, { reference: own.reference })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(restrictWriter(as(here.moderator), { proposalId: await idOf(own.reference), commentId: null }, { measure: "warned", ...reasons })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("does not let the passage back in by an edit that began before, and keeps the mark", async () => {
    const before = await getEditing(as(here.anna), here.reference);
    const word = before.values.title.split(" ")[0]!;
    await redact(word);
    const now = await getEditing(as(here.anna), here.reference);
    expect(await editProposal(as(here.anna), here.reference, { ...before.values, problem: `${before.values.problem} █7o█ mere` } as never, now.mark)).toMatchObject({ ok: true, changed: true });
    const after = await read();
    expect(after.title).toBe(before.values.title.replace(word, "█1p█"));
    expect(after.problem).toBe(`${before.values.problem}  mere`);
  });

  it("puts the passage back when an objection is upheld by somebody else", async () => {
    const { title } = await read();
    await redact(title.split(" ")[0]!);
    expect(await getStatement(as(here.anna), here.reference, null)).toMatchObject({ measure: "redacted", isInForce: true, problem: null });
    const [decision] = await decisions();
    expect(await objectToDecision(as(here.anna), here.reference, null, { objection: "Det er mit eget nummer" }, decision!.id)).toMatchObject({ ok: true });
    expect(await restorePassage(as(here.colleague), here.plan.slug, decision!.id)).toEqual({ ok: false, reason: "objection_open" });
    await expect(decideObjection(as(here.moderator), here.plan.slug, decision!.id, { outcome: "upheld", answer: "Ja" })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await getObjectionCase(as(here.colleague), here.plan.slug, decision!.id)).toMatchObject({ passage: title.split(" ")[0] });
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.hidden_text_read", actorId: here.colleague.id });
    expect(await decideObjection(as(here.colleague), here.plan.slug, decision!.id, { outcome: "upheld", answer: "Ja" })).toEqual({ ok: true, value: null });
    expect((await read()).title).toBe(title);
    expect(await kindsTo(here.anna)).toEqual(["text_redacted", "objection_received", "objection_decided"]);
    expect(await getStatement(as(here.anna), here.reference, null)).toMatchObject({ isInForce: false, objection: { state: "upheld" } });
  });

  it("takes chosen files off the page with the passage, and puts them back with it", async () => {
    const filed = (actor: Actor): Context => contextFor(here.store, actor, { now: after({ hours: 1 }), storage: testStorage });
    await addToProposal(filed(here.anna), here.reference, { taken: ["Telefonnummer.pdf", "Bilag.pdf"].map((name) => ({ name, bytes: pdf(name) })), refused: [] });
    const proposalId = await idOf();
    const [first, second] = await listAttachments(as(visitor), { proposalId });
    expect(first).toMatchObject({ name: "Telefonnummer.pdf", offReason: null });
    const { version, title } = await read();
    const word = title.split(" ")[0]!;
    // A file of something else, or one that is gone, takes all back.
    await expect(redact(word, { seen: String(version), files: [first!.id, newId()] })).rejects.toMatchObject({ kind: "conflict" });
    expect((await read()).title).toBe(title);
    expect(await redact(word, { seen: String(version), files: [first!.id] })).toEqual({ ok: true, value: null });
    expect(await listAttachments(as(visitor), { proposalId })).toEqual([{ ...first, name: "", offReason: "personal_data" }, second]);
    for (const who of [visitor, await addPerson(here.store)]) await expect(findDownload(as(who), first!.id, null)).rejects.toMatchObject({ kind: "not_found" });
    expect(await findDownload(as(visitor), second!.id, null)).toMatchObject({ isPublic: true });
    expect(await findDownload(as(here.anna), first!.id, null)).toMatchObject({ isPublic: false });
    expect(await findDownload(as(here.colleague), first!.id, null)).toMatchObject({ isPublic: false });
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.hidden_file_read", actorId: here.colleague.id });
    expect((await audits()).find((each) => each.action === "proposal.redacted")).toMatchObject({ data: { files: 1 } });
    expect((await mails()).at(-1)).toMatchObject({ kind: "text_redacted", payload: { files: "1" } });
    // Its writer does not take away what can be objected to.
    await removeFromProposal(filed(here.anna), here.reference, first!.id);
    const [decision] = await decisions();
    await objectToDecision(as(here.anna), here.reference, null, { objection: "Nej" }, decision!.id);
    expect(await getObjectionCase(as(here.colleague), here.plan.slug, decision!.id)).toMatchObject({ passage: word, files: [{ id: first!.id, name: "Telefonnummer.pdf" }] });
    expect(await decideObjection(as(here.colleague), here.plan.slug, decision!.id, { outcome: "upheld", answer: "Ja" })).toMatchObject({ ok: true });
    expect(await listAttachments(as(visitor), { proposalId })).toEqual([first, second]);
    expect((await audits()).find((each) => each.action === "proposal.passage_restored")).toMatchObject({ data: { files: 1 } });
  });

  it("puts it back directly, once of two at the same moment", async () => {
    const { title } = await read();
    await redact(title.split(" ")[0]!);
    const [decision] = await decisions();
    const results = await Promise.allSettled([1, 2, 3].map(() => restorePassage(as(here.colleague), here.plan.slug, decision!.id)));
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect((await read()).title).toBe(title);
    expect((await kindsTo(here.anna)).filter((kind) => kind === "passage_restored")).toHaveLength(1);
  });

  it("leaves a passage out of a comment, which its writer cannot write back", async () => {
    const bo = await addPerson(here.store);
    const id = await commentBy(bo);
    const found = await getModeratedText(as(here.moderator), here.plan.slug, { comment: id });
    expect(await redactComment(as(here.moderator), { ...found.key, commentId: id }, { passage: "12 34\n56 78", ...reasons, seen: found.seen, files: [], places: undefined })).toEqual({ ok: true, value: { reference: here.reference } });
    const { comments: c } = here.store.tables;
    const body = async () => (await here.store.read.select({ body: c.body }).from(c).where(eq(c.id, id)))[0]!.body;
    expect(await body()).toBe("Ring til Bo på █1p█");
    expect(await kindsTo(bo)).toEqual(["text_redacted"]);
    expect(await editComment(contextFor(here.store, bo), here.reference, id, { body: "Ring straks til Bo på 12 34 56 78", seen: 0 })).toMatchObject({ ok: true });
    expect(await body()).toBe("Ring straks til Bo på █1p█");
  });

  it("shows a hidden comment again, and tells its writer", async () => {
    const bo = await addPerson(here.store);
    const id = await commentBy(bo);
    await hideComment(as(here.moderator), id, "offensive", "Hårde ord");
    const { key } = await getModeratedText(as(here.colleague), here.plan.slug, { comment: id }, true);
    expect((await audits()).at(-1)).toMatchObject({ action: "comment.hidden_text_read", actorId: here.colleague.id });
    expect(await restoreHiddenComment(as(here.colleague), { ...key, commentId: id })).toMatchObject({ ok: true });
    await expect(restoreHiddenComment(as(here.colleague), { ...key, commentId: id })).rejects.toMatchObject({ kind: "conflict" });
    expect(await kindsTo(bo)).toEqual(["comment_hidden", "comment_restored"]);
  });

  it("suspends a writer once, who can read, draft and object, and writes again when it is lifted", async () => {
    const key = { proposalId: await idOf(), commentId: null };
    const suspend = (actor: Person, note: string) => restrictWriter(as(actor), key, { measure: "suspended", length: "7", reason: "offensive", note });
    const results = await Promise.all([suspend(here.moderator, "a"), suspend(here.colleague, "b")]);
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    expect(results.find((each) => !each.ok)).toEqual({ ok: false, reason: "suspended_already" });
    expect(await kindsTo(here.anna)).toEqual(["writer_suspended"]);
    const endsAt = after({ days: 7, hours: 1 });
    const anna = { ...here.anna, suspensions: [{ planId: here.plan.id, endsAt }] };
    expect((await here.store.read.select().from(here.store.tables.suspensions))[0]).toMatchObject({ userId: here.anna.id, endsAt, planId: here.plan.id });
    const other = await submit(contextFor(here.store, await addPerson(here.store)), here.plan, { title: "Andet" });
    expect(await writeComment(as(anna), other.reference, { stance: "for", body: "Ja", voice: "", formKey: newId() })).toEqual({ ok: false, reason: "suspended" });
    expect(await supportProposal(as(anna), other.reference)).toEqual({ ok: false, reason: "suspended" });
    expect((await getEditing(as(anna), here.reference)).permission).toEqual({ allowed: false, reason: "suspended", at: endsAt });
    const decision = (await decisions()).find((each) => each.measure === "suspended")!;
    expect(JSON.stringify(await audits())).not.toContain(`"userId":"${here.anna.id}"`);
    expect(await getStatement(as(here.anna), here.reference, null)).toMatchObject({ id: decision.id, measure: "suspended", suspendedUntil: endsAt, isInForce: true });
    expect(await liftSuspension(as(here.colleague), here.plan.slug, decision.id)).toEqual({ ok: true, value: null });
    await expect(liftSuspension(as(here.colleague), here.plan.slug, decision.id)).rejects.toMatchObject({ kind: "conflict" });
    expect(await kindsTo(here.anna)).toEqual(["writer_suspended", "suspension_lifted"]);
  });

  it("warns a writer, but nobody who works at the desk, and the same decision again is one", async () => {
    const key = { proposalId: await idOf(), commentId: null };
    for (let n = 0; n < 2; n += 1) expect(await restrictWriter(as(here.moderator), key, { measure: "warned", ...reasons })).toEqual({ ok: true, value: null });
    expect(await kindsTo(here.anna)).toEqual(["writer_warned"]);
    const id = await commentBy(here.colleague);
    expect(await restrictWriter(as(here.moderator), { ...key, commentId: id }, { measure: "warned", ...reasons })).toEqual({ ok: false, reason: "writer_is_staff" });
  });

  it("lists decisions for the desk, and for everyone without anything of a person", async () => {
    await redact("Åbne");
    await restrictWriter(as(here.moderator), { proposalId: await idOf(), commentId: null }, { measure: "warned", ...reasons });
    const page = await getDecisions(as(here.colleague), here.plan.slug, {});
    expect(page.rows.map(({ measure, canTakeBack }) => [measure, canTakeBack])).toEqual([["warned", null], ["redacted", "passage"]]);
    expect((await getDecisions(as(here.colleague), here.plan.slug, { measure: "redacted" })).rows).toHaveLength(1);
    await expect(getDecisions(as(here.anna), here.plan.slug, {})).rejects.toMatchObject({ kind: "forbidden" });
    const log = await getModerationLog(contextFor(here.store, visitor), here.plan.slug, undefined);
    expect(log.rows.map(({ measure, reference }) => [measure, reference])).toEqual([["warned", null], ["redacted", here.reference]]);
    for (const secret of ["Åbne", here.anna.name, here.moderator.name, reasons.note, here.anna.id]) expect(JSON.stringify(log.rows)).not.toContain(secret);
  });
});
