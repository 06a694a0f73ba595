import { runRetention } from "#app/domain/retention/run-retention.server.ts";
import { giveUp, runCommand } from "#app/server/command-line.ts";
import { readEnv } from "#app/server/env.ts";

// npm run retention -- [--dry-run]: removes personal data that has had its time. The worker does the same once a day.
const usage = "Write: npm run retention, or npm run retention -- --dry-run to see what it would do.";

const rules = {
  unconfirmed: "accounts that nobody confirmed within 30 days, removed",
  claims: "organisations that only these had claimed, removed",
  told: "people told that their unused account will be deleted in 30 days",
  withdrawn: "people told before to whom that no longer applies",
  deleted: "unused accounts whose 30 days are over, deleted",
};

await runCommand("retention", async (ctx) => {
  const args = process.argv.slice(2);
  const dryRun = args.includes("--dry-run");
  if (args.some((each) => each !== "--dry-run")) return giveUp(usage);
  const { RETENTION_DAYS: days } = readEnv(process.env);
  const report = await runRetention(ctx, { days, dryRun });
  const lines = [dryRun ? "Dry run: nothing was changed. A real run would concern:" : "Done:", `  contact data is kept for ${days} days after its last use (RETENTION_DAYS)`];
  for (const [rule, text] of Object.entries(rules)) {
    const ids = report[rule as keyof typeof rules];
    if (dryRun && rule === "claims") continue;
    lines.push(`  ${ids.length} ${text}`, ...ids.map((id) => `    ${id}`));
  }
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
});
