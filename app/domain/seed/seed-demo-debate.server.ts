import type { WriteHandle } from "#db/store.ts";
import type { Locale } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import { answerOfficially } from "../comments/answer-officially.server.ts";
import { markUseful } from "../comments/mark-useful.server.ts";
import { writeComment, writeReply } from "../comments/write-comment.server.ts";
import type { Context, Person } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { releasePosition } from "../positions/release-position.server.ts";
import { insertProposal } from "../proposals/insert-proposal.server.ts";
import { speakerOf, usualVoice, voiceKey } from "../proposals/speaker.ts";
import { supportProposal } from "../proposals/support-proposal.server.ts";
import type { Result } from "../result.ts";
import type { DemoPeople } from "./seed-demo-people.server.ts";
import type { DemoFile, DemoProposal } from "./seed-files.ts";

export type Demo = { file: DemoFile; planId: string; phases: Phase[]; themeIds: Map<number, string>; people: DemoPeople };

/** A proposal that was written, with its entry in the file. */
export type SeededProposal = { id: string; reference: string; authorId: string; submittedAt: Date; entry: DemoProposal };

/** Writes proposals, support and comments, each by its author at its hour. */
export async function seedDemoDebate(ctx: Context, tx: WriteHandle, demo: Demo): Promise<Map<string, SeededProposal>> {
  const seeded = new Map<string, SeededProposal>();
  // In the order of time, so that the numbers in the references are too.
  const entries = [...demo.file.proposals].sort((a, b) => a.openedHours - b.openedHours);
  for (const entry of entries) seeded.set(entry.key, await submit(ctx, tx, demo, entry));
  for (const proposal of seeded.values()) {
    await support(ctx, demo, proposal);
    await discuss(ctx, demo, proposal);
  }
  return seeded;
}

async function submit(ctx: Context, tx: WriteHandle, demo: Demo, entry: DemoProposal): Promise<SeededProposal> {
  const author = demo.people.get(entry.author);
  const collect = demo.phases.find((phase) => phase.kind === "collect")!;
  const then = actingAs(ctx, author, hoursAfter(ctx, collect.opensAt, entry.openedHours), entry.language);
  const themeId = demo.themeIds.get(entry.theme);
  if (!themeId) throw new Error(`demo.json puts ${entry.key} under theme ${entry.theme}, which does not exist`);
  const { language, title, problem, change, effect } = entry;
  const { id, reference } = await insertProposal(then, tx, { ...speakerOf(author, usualVoice(author)), planId: demo.planId, themeId, language, title, problem, change, effect, submittedAt: then.now });
  await recordAct(then, tx, { action: "proposal.submitted", subjectType: "proposal", subjectId: id, data: { reference, display: author.display }, planId: demo.planId });
  return { id, reference, authorId: author.id, submittedAt: then.now, entry };
}

/** Support is spread evenly over the time since the proposal. */
async function support(ctx: Context, demo: Demo, proposal: SeededProposal) {
  const { supporters } = proposal.entry;
  const span = ctx.now.getTime() - proposal.submittedAt.getTime();
  for (const [index, key] of supporters.entries()) {
    const at = new Date(proposal.submittedAt.getTime() + Math.floor((span * (index + 1)) / (supporters.length + 1)));
    expectDone(await supportProposal(actingAs(ctx, demo.people.get(key), at), proposal.reference), `${key} supports ${proposal.entry.key}`);
  }
}

async function discuss(ctx: Context, demo: Demo, proposal: SeededProposal) {
  const written: string[] = [];
  for (const comment of proposal.entry.comments) {
    const author = demo.people.get(comment.author);
    const then = actingAs(ctx, author, hoursAfter(ctx, proposal.submittedAt, comment.hours), comment.language);
    const { id } = expectDone(await writeComment(then, proposal.reference, { stance: comment.stance, body: comment.text, voice: voiceKey(usualVoice(author)), formKey: newId() }), `${comment.author} comments on ${proposal.entry.key}`);
    written.push(id);
    for (const key of comment.usefulTo ?? []) expectDone(await markUseful(actingAs(ctx, demo.people.get(key), ctx.now), proposal.reference, id), `${key} finds a comment useful at ${proposal.entry.key}`);
    for (const reply of comment.replies) {
      const replier = demo.people.get(reply.author);
      const later = actingAs(ctx, replier, hoursAfter(ctx, proposal.submittedAt, reply.hours), reply.language);
      expectDone(await writeReply(later, proposal.reference, { parent: id, body: reply.text, voice: voiceKey(usualVoice(replier)), formKey: newId() }), `${reply.author} replies at ${proposal.entry.key}`);
    }
  }
  await consider(ctx, demo, proposal, written);
}

/** The considered positions of organisations, each released by its representative, and what the authority answers. */
async function consider(ctx: Context, demo: Demo, proposal: SeededProposal, written: string[]) {
  for (const { author: key, hours, language, stance, text } of proposal.entry.positions ?? []) {
    const author = demo.people.get(key);
    const released = await releasePosition(actingAs(ctx, author, hoursAfter(ctx, proposal.submittedAt, hours), language), author.organisation!.id, proposal.reference, { stance, body: text, version: null });
    if (!released.ok) throw new Error(`demo.json: ${key} has a position on ${proposal.entry.key}: ${released.reason}`);
  }
  for (const { author, hours, language, toComment, text } of proposal.entry.officialAnswers ?? []) {
    await answerOfficially(actingAs(ctx, demo.people.get(author), hoursAfter(ctx, proposal.submittedAt, hours), language), proposal.reference, { body: text, formKey: newId(), parent: toComment === null ? null : written[toComment]! });
  }
}

/** The context in which a person acted, at that time and in that language. */
export function actingAs(ctx: Context, actor: Person, now: Date, locale: Locale = ctx.locale): Context {
  return { ...ctx, actor, now, locale };
}

/** So many hours after a moment, but not in the future. */
export function hoursAfter(ctx: Context, moment: Date, hours: number): Date {
  return new Date(Math.min(moment.getTime() + hours * 3_600_000, ctx.now.getTime()));
}

/** What a command answered. The demonstration keeps to the rules, so a refusal is a slip in its file. */
export function expectDone<T>(result: Result<T>, what: string): T {
  if (!result.ok) throw new Error(`demo.json: ${what}: ${result.reason}`);
  return result.value;
}
