// How many proposals a second the command takes: everything it writes in one transaction each, on disk before it answers
// (synchronous=FULL). node tests/bench/submit.ts FILE SECONDS [PACE]; it prints one line of JSON. With a pace so many are sent a second, whether or not
// those before them were answered, as they come from people; without it as many as can be, 32 at once.
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Person } from "#app/domain/context.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { startLogMover } from "#db/log-mover.ts";
import { openActors } from "./actors.ts";
import { planSlug, themeSlugs } from "./data/people.ts";
import { seededRandom } from "./data/random.ts";
import { createWriter } from "./data/texts.ts";

const [file, seconds, pace] = process.argv.slice(2);
const logMover = startLogMover(file!, (error) => { throw error; });
const { store, people, contextOf } = await openActors(file!);
const atOnce = 32;
/** Drafts that are there before the clock runs, for a second: more than can be sent in one. */
const draftsASecond = Number(pace ?? 1500);
/** So many are sent before the clock runs, by which the program is as it is after its first seconds. */
const warmUp = 500;

const plan = await getPlan(contextOf({ kind: "visitor" }), planSlug);
const random = seededRandom(1);
const writer = createWriter(random);
const took: number[] = [];
const drafts: Awaited<ReturnType<typeof prepareDraft>>[] = [];
while (drafts.length < warmUp + Number(seconds) * draftsASecond) drafts.push(await prepareDraft(people[drafts.length % people.length]!));

await submitUntil(drafts.splice(0, warmUp), Infinity);
took.length = 0;
process.stdout.write("submitting\n");
const began = performance.now();
const before = process.cpuUsage();
await (pace ? submitSteadily(drafts, Number(pace)) : submitUntil(drafts, began + Number(seconds) * 1000));
const working = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);

took.sort((a, b) => a - b);
const at = (share: number) => took[Math.floor(took.length * share)]!;
process.stdout.write(`${JSON.stringify({ rps: took.length / working, p50: at(0.5), p99: at(0.99), p999: at(0.999), peakMemory: peakMemory(), cpu: (user + system) / 1000 / took.length })}\n`);
await logMover.stop();
await store.close();

/** Submits these drafts, so many at once, until they are all sent or it is that late. */
async function submitUntil(some: typeof drafts, end: number): Promise<void> {
  const queue = some.values();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const draft of queue) {
      await submit(draft, performance.now());
      if (performance.now() > end) break;
    }
  }));
}

/** Submits them so many a second; what each took counts from when it was due. */
async function submitSteadily(some: typeof drafts, aSecond: number): Promise<void> {
  const start = performance.now();
  const sent: Promise<void>[] = [];
  for (const [place, draft] of some.entries()) {
    const due = start + (place * 1000) / aSecond;
    if (due > performance.now()) await wait(due - performance.now());
    sent.push(submit(draft, due));
  }
  await Promise.all(sent);
}

async function submit({ actor, id, input }: (typeof drafts)[number], due: number): Promise<void> {
  const result = await submitProposal(contextOf(actor), plan, id, input, "");
  if (!result.ok) throw new Error(`A submission was refused: ${result.reason}`);
  took.push(performance.now() - due);
}

/** Not `maxRSS`, in which a process begins with what the one had that started it. In MB. */
function peakMemory(): number | null {
  const kilobytes = existsSync("/proc/self/status") ? /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] : undefined;
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
}

async function prepareDraft(actor: Person) {
  const input = { theme: random.pick(themeSlugs), title: writer.title("da"), problem: writer.text("da", 45), change: writer.text("da", 55), effect: writer.text("da", 25), language: "da" as const, ogpValues: [], policyAreas: [] };
  const saved = await saveDraft(contextOf(actor), plan.id, newId(), null, input);
  if (!saved.ok) throw new Error(saved.reason);
  return { actor, id: saved.id, input };
}
