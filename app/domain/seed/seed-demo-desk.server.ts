import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { requestApproval } from "../answers/request-approval.server.ts";
import { saveDraft } from "../answers/save-draft.server.ts";
import { assignAssessors } from "../assessment/assign-assessors.server.ts";
import { getCriteria } from "../assessment/criteria.server.ts";
import { endOfDayIn } from "../assessment/due.ts";
import { saveAssessment } from "../assessment/save-assessment.server.ts";
import { answerRequest } from "../authority-requests/answer-request.server.ts";
import { askAuthority } from "../authority-requests/ask-authority.server.ts";
import { authorityToken } from "../authority-requests/link.ts";
import { carryOutDue } from "../bulk/carry-out.server.ts";
import { orderBulk } from "../bulk/order-bulk.server.ts";
import { writeCaseNote } from "../case-notes/write-case-note.server.ts";
import type { Context } from "../context.ts";
import { sayDistinct } from "../merging/distinct-pairs.server.ts";
import { redactProposal } from "../moderation/redact-text.server.ts";
import { restrictWriter } from "../moderation/restrict-writer.server.ts";
import { decideReport } from "../reports/decide-report.server.ts";
import type { TextKey } from "../reports/hold-text.server.ts";
import { readText } from "../reports/read-text.server.ts";
import { reportText } from "../reports/report-text.server.ts";
import { hideComment } from "../triage/hide-comment.server.ts";
import { demoAnswers, demoAssessments, demoDistinct, demoHandedOver, demoModeration, demoNotes, demoQuestions } from "./demo-desk.ts";
import { actingAs, expectDone, type Demo, type SeededProposal } from "./seed-demo-debate.server.ts";
import { named, versionOf } from "./seed-demo-triage.server.ts";

type Desk = { ctx: Context; tx: WriteHandle; demo: Demo; slug: string; proposals: Map<string, SeededProposal> };

/** Writes what the desk works with behind the answers, so that each of its pages has something to show. The last days before the demonstration began. */
export async function seedDemoDesk(ctx: Context, tx: WriteHandle, demo: Demo, slug: string, proposals: Map<string, SeededProposal>): Promise<void> {
  const desk: Desk = { ctx, tx, demo, slug, proposals };
  await assess(desk);
  await askAuthorities(desk);
  await moderate(desk);
  await handOver(desk);
  for (const { of, by, text } of demoNotes) await writeCaseNote(as(desk, by, 30), named(proposals, of).reference, { body: text, formKey: newId() });
  await beginAnswers(desk);
  await sayDistinct(as(desk, demoDistinct.by, 26), named(proposals, demoDistinct.one).reference, [named(proposals, demoDistinct.other).reference]);
}

/** Somebody of the demonstration, so many hours ago. */
function as({ ctx, demo }: Desk, key: string, hoursAgo: number): Context {
  return actingAs(ctx, demo.people.get(key), new Date(ctx.now.getTime() - hoursAgo * 3_600_000), "da");
}

async function assess(desk: Desk) {
  const criteria = await getCriteria(as(desk, "coordinator", 96), desk.demo.planId);
  for (const { of, asked } of demoAssessments) {
    const { reference } = named(desk.proposals, of);
    expectDone(await assignAssessors(as(desk, "coordinator", 95), reference, asked.map(({ by }) => desk.demo.people.get(by).id)), `the assessors of ${of}`);
    for (const [index, { by, scores, note = "" }] of asked.entries()) {
      if (!scores) continue;
      const given = Object.fromEntries(criteria.map(({ id }, at) => [id, scores[at]!]));
      expectDone(await saveAssessment(as(desk, by, 70 - index * 5), reference, { scores: given, note, version: 1, submit: true }), `${by} assesses ${of}`);
    }
  }
}

async function askAuthorities(desk: Desk) {
  for (const { of, by, authority, email, question, answer } of demoQuestions) {
    const asked = as(desk, by, 60);
    const id = newId();
    expectDone(await askAuthority(asked, named(desk.proposals, of).reference, { authority, email, question, locale: "da", dueAt: endOfDayIn(desk.ctx.now, 14), formKey: id }), `the question to ${authority}`);
    // Whoever has the link answers: nobody who is signed in.
    if (answer) expectDone(await answerRequest({ ...asked, actor: { kind: "visitor" }, now: as(desk, by, 36).now }, authorityToken(asked, id), { answer: answer.text, answeredBy: answer.by, version: 1 }), `the answer of ${authority}`);
  }
}

async function moderate(desk: Desk) {
  const { redacted, hidden, kept, open } = demoModeration;
  const passage = named(desk.proposals, redacted.of);
  expectDone(await redactProposal(as(desk, redacted.by, 50), passage.reference, { passage: redacted.passage, files: [], reason: "personal_data", note: redacted.note, seen: String(await versionOf(desk.ctx, desk.tx, passage)) }), `the passage of ${redacted.of}`);
  const advertising = await commentOf(desk, hidden.of, hidden.comment);
  await hideComment(as(desk, hidden.by, 45), advertising.commentId, "advertising", hidden.note);
  expectDone(await restrictWriter(as(desk, hidden.by, 44), advertising, { measure: "warned", reason: "advertising", note: hidden.warning }), `the warning at ${hidden.of}`);
  const key = await commentOf(desk, kept.of, kept.comment);
  const { number } = expectDone(await reportText(as(desk, kept.reporter, 40), named(desk.proposals, kept.of).reference, key.commentId, { reason: "offensive", body: kept.body, formKey: newId() }), `${kept.reporter} reports at ${kept.of}`);
  await decideReport(as(desk, kept.by, 34), desk.slug, number, { note: kept.note, seen: (await readText(desk.ctx, key)).view.wordsVersion });
  const waiting = await commentOf(desk, open.of, open.comment);
  expectDone(await reportText(as(desk, open.reporter, 5), named(desk.proposals, open.of).reference, waiting.commentId, { reason: "advertising", body: open.body, formKey: newId() }), `${open.reporter} reports at ${open.of}`);
}

async function handOver(desk: Desk) {
  const { by, to, cases } = demoHandedOver;
  const ordered = as(desk, by, 28);
  expectDone(await orderBulk(ordered, desk.slug, { references: cases.map((key) => named(desk.proposals, key).reference) }, { kind: "handler", settings: { handler: desk.demo.people.get(to).id }, formKey: newId(), expected: cases.length }), "the cases that change hands");
  await carryOutDue({ ...desk.ctx, now: ordered.now }, { clock: () => ordered.now });
}

async function beginAnswers(desk: Desk) {
  for (const { of, by, isWhole, ...fields } of demoAnswers) {
    const proposal = named(desk.proposals, of);
    const input = { ...fields, reasonCodes: [], elementsAdopted: "", elementsNotAdopted: "", mergedInto: "", forwardedTo: "", landedIn: "", authority: "", authorityRole: "", correction: "", language: "da" as const, version: await versionOf(desk.ctx, desk.tx, proposal) };
    if (isWhole) expectDone(await requestApproval(as(desk, by, 12), proposal.reference, input), `the answer to ${of}`);
    else await saveDraft(as(desk, by, 20), proposal.reference, input);
  }
}

/** The comment that stands at a place in the file. */
async function commentOf({ tx, ctx, proposals }: Desk, of: string, place: number): Promise<TextKey & { commentId: string }> {
  const { id, entry } = named(proposals, of);
  const { comments: c } = ctx.tables;
  const [row] = await tx.select({ id: c.id }).from(c).where(and(eq(c.proposalId, id), eq(c.body, entry.comments[place]?.text ?? "")));
  if (!row) throw new Error(`demo.json has no comment ${place} at ${of}`);
  return { proposalId: id, commentId: row.id };
}
