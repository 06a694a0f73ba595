import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { answerProposal } from "../answers/answer-proposal.server.ts";
import type { Context, Person } from "../context.ts";
import { shortlistProposals } from "../triage/shortlist-proposals.server.ts";
import { takeOn } from "../triage/take-on.server.ts";
import { actingAs, expectDone, hoursAfter, type Demo, type SeededProposal } from "./seed-demo-debate.server.ts";
import type { DemoFile } from "./seed-files.ts";

/** When a moderator takes a case on, and into an initiative, in hours after the proposal. An answer has its own hour and ends it. */
const takenOnAfter = 48;
const shortlistedAfter = 72;
const answeredSoonAfter = 4;

/** Writes what the moderators did: cases taken on, draft initiatives, and reasoned responses. */
export async function seedDemoTriage(ctx: Context, tx: WriteHandle, demo: Demo, proposals: Map<string, SeededProposal>): Promise<void> {
  const cases = new Map<string, Person>();
  for (const proposal of proposals.values()) {
    if (proposal.entry.state === "received") continue;
    const moderator = demo.people.moderators[cases.size % demo.people.moderators.length]!;
    cases.set(proposal.entry.key, moderator);
    await takeOn(actingAs(ctx, moderator, actAt(ctx, proposal, takenOnAfter)), proposal.reference, await versionOf(ctx, tx, proposal));
  }
  for (const initiative of demo.file.initiatives) await shortlist(ctx, tx, demo, proposals, cases, initiative);
  for (const proposal of proposals.values()) {
    const moderator = cases.get(proposal.entry.key);
    if (moderator) await answer(ctx, tx, proposal, moderator, proposals);
  }
}

async function shortlist(ctx: Context, tx: WriteHandle, demo: Demo, proposals: Map<string, SeededProposal>, cases: Map<string, Person>, { key, theme, title, summary, sources }: DemoFile["initiatives"][number]) {
  let reference = "new";
  for (const { proposal: proposalKey, degree, passage } of sources) {
    const proposal = named(proposals, proposalKey);
    const moderator = cases.get(proposalKey) ?? demo.people.moderators[0]!;
    const then = actingAs(ctx, moderator, actAt(ctx, proposal, shortlistedAfter));
    const result = await shortlistProposals(then, [proposal.reference], { initiative: reference, title: title.da, summary: summary.da, degree, passage: passage ?? "" });
    reference = expectDone(result, `${proposalKey} into ${key}`).initiative;
  }
  // The desk begins an initiative in one language and under the first proposal's theme; a coordinator edits both later.
  const { initiatives } = ctx.tables;
  await tx.update(initiatives).set({ title, summary, themeId: demo.themeIds.get(theme)! }).where(eq(initiatives.reference, reference));
}

async function answer(ctx: Context, tx: WriteHandle, proposal: SeededProposal, moderator: Person, proposals: Map<string, SeededProposal>) {
  const { response, language, key } = proposal.entry;
  if (!response) return;
  const then = actingAs(ctx, moderator, hoursAfter(ctx, proposal.submittedAt, response.hours), language);
  expectDone(await answerProposal(then, proposal.reference, {
    outcome: response.outcome,
    reason: response.reason,
    elementsAdopted: response.elementsAdopted ?? "",
    elementsNotAdopted: response.elementsNotAdopted ?? "",
    mergedInto: response.mergedInto === null ? "" : named(proposals, response.mergedInto).reference,
    forwardedTo: response.forwardedTo ?? "",
    summary: response.summary, reasonCodes: [], landedIn: "", authority: "", authorityRole: "", correction: "", language,
    version: await versionOf(ctx, tx, proposal),
  }), `the answer to ${key}`);
}

/** The hour of an act before the answer: never after it. */
function actAt(ctx: Context, { submittedAt, entry }: SeededProposal, hours: number): Date {
  const latest = entry.response ? entry.response.hours - answeredSoonAfter : Number.POSITIVE_INFINITY;
  return hoursAfter(ctx, submittedAt, Math.max(0, Math.min(hours, latest)));
}

/** The version that a case is at by now. */
export async function versionOf(ctx: Context, tx: WriteHandle, { id }: SeededProposal): Promise<number> {
  const { proposals } = ctx.tables;
  const [row] = await tx.select({ version: proposals.version }).from(proposals).where(eq(proposals.id, id));
  return row!.version;
}

/** The proposal with this key in the file. */
export function named(proposals: Map<string, SeededProposal>, key: string): SeededProposal {
  const proposal = proposals.get(key);
  if (!proposal) throw new Error(`demo.json has no proposal ${key}`);
  return proposal;
}
