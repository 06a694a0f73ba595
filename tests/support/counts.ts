import { sql } from "drizzle-orm";
import type { Store } from "#db/store.ts";
import { countedDayOf } from "#db/counts/day.ts";

const hour = 3_600_000;
const minute = 60_000;
const open = ["received", "under_consideration"];

type Counted = Record<string, Record<string, number>>;

/** What the counts that triggers keep, and the tallies, should be: counted from the rows, one by one. By table and key; what came to nothing is left out. */
export async function countRows({ read, tables: { proposals, initiativeSources } }: Store): Promise<Counted> {
  const counted: Counted = { proposal_tallies: {}, case_counts: {}, day_counts: {}, handler_counts: {}, time_counts: {}, placed_counts: {}, source_counts: {} };
  const add = (table: string, key: readonly unknown[], by = 1) => {
    const name = key.map(String).join(" ");
    counted[table]![name] = (counted[table]![name] ?? 0) + by;
  };
  const rows = await read.select().from(proposals);
  const sources = await read.select().from(initiativeSources);
  for (const p of rows) {
    const group = [p.themeId, p.participantType];
    if (p.isHidden || p.stage !== "submitted") add("case_counts", [p.planId, p.themeId, p.stage, p.isHidden, p.awaitsScreening]);
    if (p.isHidden) continue;
    const isOpen = open.includes(p.status);
    add("proposal_tallies", [p.planId, ...group, p.status]);
    add("day_counts", [p.planId, countedDayOf(p.submittedAt), ...group, "received"]);
    if (isOpen) add("day_counts", [p.planId, countedDayOf(p.submittedAt), ...group, "open"]);
    if (isOpen && p.assigneeId) add("handler_counts", [p.planId, p.assigneeId, countedDayOf(p.submittedAt)]);
    if (isOpen && sources.some(({ proposalId }) => proposalId === p.id)) add("placed_counts", [p.planId, p.themeId]);
    if (p.firstAnsweredAt) {
      add("day_counts", [p.planId, countedDayOf(p.firstAnsweredAt), ...group, "answered"]);
      add("time_counts", [p.planId, "answer", ...group, Math.floor((p.firstAnsweredAt.getTime() - p.submittedAt.getTime()) / hour)]);
    }
    if (p.publishedAt && p.publishedAt > p.submittedAt) add("time_counts", [p.planId, "publication", ...group, Math.floor((p.publishedAt.getTime() - p.submittedAt.getTime()) / minute)]);
  }
  for (const { initiativeId, proposalId } of sources) {
    add("source_counts", [initiativeId, "all"]);
    if (!rows.find(({ id }) => id === proposalId)!.isHidden) add("source_counts", [initiativeId, "visible"]);
  }
  return counted;
}

/** What they are. */
export async function readCounts({ read, tables: t }: Store): Promise<Counted> {
  const of = async (from: Promise<Record<string, unknown>[]>, keys: readonly string[], values: Record<string, string> = { count: "" }) =>
    Object.fromEntries((await from).flatMap((row) => Object.entries(values).flatMap(([name, label]) => (row[name] === 0 ? [] : [[[...keys.map((key) => row[key]), ...(label ? [label] : [])].map(String).join(" "), row[name] as number]]))));
  return {
    proposal_tallies: await of(read.select().from(t.proposalTallies), ["planId", "themeId", "participantType", "status"]),
    case_counts: await of(read.select().from(t.caseCounts), ["planId", "themeId", "stage", "isHidden", "awaitsScreening"]),
    day_counts: await of(read.select().from(t.dayCounts), ["planId", "day", "themeId", "participantType"], { received: "received", open: "open", answered: "answered" }),
    handler_counts: await of(read.select().from(t.handlerCounts), ["planId", "assigneeId", "day"]),
    time_counts: await of(read.select().from(t.timeCounts), ["planId", "until", "themeId", "participantType", "units"]),
    placed_counts: await of(read.select().from(t.placedCounts), ["planId", "themeId"]),
    source_counts: await of(read.select().from(t.sourceCounts), ["initiativeId"], { count: "all", visible: "visible" }),
  };
}

/** Runs a statement of its own, on either database. */
export async function runRaw(store: Store, statement: string): Promise<void> {
  await store.write(async (tx) => {
    const raw = tx as unknown as { run?: (query: unknown) => void; execute?: (query: unknown) => Promise<unknown> };
    if (raw.execute) await raw.execute(sql.raw(statement));
    else raw.run!(sql.raw(statement));
  });
}
