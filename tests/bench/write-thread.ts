// A thread that writes as another process does, durably, at a steady pace: something of the plan, or what people of a consultation write.
import Database from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import type { Person } from "#app/domain/context.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { createSessions } from "#app/server/session.server.ts";
import { openActors } from "./actors.ts";
import { planSlug, themeSlugs } from "./data/people.ts";
import { seededRandom } from "./data/random.ts";
import { createWriter } from "./data/texts.ts";
import type { Writing } from "./writes.ts";

const { file, every, kind } = workerData as Writing;
const write = kind === "plan" ? writePlan() : await writeAsPeople();
let [done, isWriting] = [0, false];
await write();
setInterval(() => {
  // One at a time: when one takes longer than it has, the next one waits for its turn.
  if (isWriting) return;
  isWriting = true;
  write().then(() => { done += 1; isWriting = false; }, (error: unknown) => { throw error; });
}, every);
parentPort!.on("message", () => { parentPort!.postMessage(done); });
parentPort!.postMessage("writing");

function writePlan(): () => Promise<void> {
  const connection = new Database(file);
  for (const pragma of ["synchronous = FULL", "busy_timeout = 5000"]) connection.pragma(pragma);
  const statement = connection.prepare("update plans set version = version + 1");
  return async () => { statement.run(); };
}

/** By the product's own commands: comments and supports of any proposals, drafts, and sessions. */
async function writeAsPeople(): Promise<() => Promise<void>> {
  const { store, people, contextOf } = await openActors(file);
  const random = seededRandom(Date.now());
  const writer = createWriter(random);
  const plan = await getPlan(contextOf({ kind: "visitor" }), planSlug);
  const { proposals } = store.tables;
  const references = (await store.read.select({ reference: proposals.reference, isHidden: proposals.isHidden }).from(proposals).limit(20_000)).filter(({ isHidden }) => !isHidden).map(({ reference }) => reference);
  const sessions = createSessions(store, { secure: false });
  const acts = {
    comment: (actor: Person) => writeComment(contextOf(actor), random.pick(references), { body: writer.text("da", 30), stance: random.pick(["for", "against", "neutral"] as const), voice: "", formKey: newId() }),
    support: (actor: Person) => supportProposal(contextOf(actor), random.pick(references)),
    draft: (actor: Person) => saveDraft(contextOf(actor), plan.id, newId(), null, { theme: random.pick(themeSlugs), title: writer.title("da"), problem: writer.text("da", 30), change: "", effect: "", language: "da", ogpValues: [], policyAreas: [] }),
    session: async ({ id }: Person) => { await sessions.start(id, null); return { ok: true as const }; },
  };
  return async () => {
    const kind = random.weighted({ comment: 40, support: 35, draft: 15, session: 10 });
    const result = await acts[kind](random.pick(people));
    // Nobody supports what is their own, or has been answered.
    if (!result.ok && kind !== "support" && kind !== "comment") throw new Error(`${kind}: ${result.reason}`);
  };
}
