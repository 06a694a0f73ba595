import type { Node } from "#tests/support/postgres-cluster.ts";
import type { Promised } from "./load.ts";
import { runScript } from "./processes.ts";
import type { Site } from "./site.ts";

/** Fewer than so many acknowledged prove nothing. */
const fewest = 20;

/** What is wrong with what the database holds in the end, compared with what people were told; nothing when all is well. */
export async function findWrongs(site: Site, primary: Node, promised: Promised): Promise<string[]> {
  const proposals = await countEach(primary, "proposals", "title");
  const comments = await countEach(primary, "comments", "body");
  const wrongs = [
    ...(promised.proposals.size < fewest || promised.comments.size < fewest ? [`only ${promised.proposals.size} proposals and ${promised.comments.size} comments were acknowledged, which says little`] : []),
    ...missingOrTwice("proposal", promised.proposals, proposals),
    ...missingOrTwice("comment", promised.comments, comments),
    ...promised.notFound.map((what) => `who had just written it did not find it: ${what}`),
  ];
  // A receipt goes with its proposal, and its key makes it one.
  const [mail] = await primary.ask<{ count: string }>("select count(*) as count from outbox_messages where dedupe_key in (select 'received:' || id from proposals where title like 'Klynge %')");
  const submitted = [...proposals.values()].reduce((sum, each) => sum + each, 0);
  if (Number(mail!.count) !== submitted) wrongs.push(`${submitted} proposals and ${mail!.count} receipts by mail`);
  const audit = await runScript("scripts/audit-verify.ts", { ...site.settings, DATABASE_URL: primary.url });
  if (audit.code !== 0) wrongs.push(`the audit trail does not verify: ${audit.said}`);
  return wrongs;
}

async function countEach(primary: Node, table: string, column: string): Promise<Map<string, number>> {
  const rows = await primary.ask<{ text: string; count: string }>(`select ${column} as text, count(*) as count from ${table} where ${column} like 'Klynge %' group by 1`);
  return new Map(rows.map(({ text, count }) => [text, Number(count)]));
}

function missingOrTwice(what: string, acknowledged: ReadonlySet<string>, found: ReadonlyMap<string, number>): string[] {
  const missing = [...acknowledged].filter((text) => !found.has(text));
  const twice = [...found].filter(([, count]) => count > 1);
  return [...(missing.length > 0 ? [`${missing.length} acknowledged ${what}s are not there`] : []), ...(twice.length > 0 ? [`${twice.length} ${what}s are there more than once`] : [])];
}
