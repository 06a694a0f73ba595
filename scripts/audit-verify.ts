import { parseArgs } from "node:util";
import type { ChainHead } from "#app/domain/audit/chain.ts";
import { verifyChain, type Finding } from "#app/domain/audit/verify-chain.server.ts";
import { giveUp, runCommand } from "#app/server/command-line.ts";

// npm run audit:verify -- [--checkpoint SEQUENCE:HASH]: whether the audit trail is as it was sealed, and as a checkpoint says that somebody kept.
const usage = "Write: npm run audit:verify, or npm run audit:verify -- --checkpoint 1234:0f3a… with a sequence and its whole hash from /audit/checkpoints, as often as you have one.";

await runCommand("audit-verify", async (ctx) => {
  const kept = readCheckpoints();
  const { head, waiting, checkpoints, findings, count } = await verifyChain(ctx, kept);
  const lines = [
    `${head.sequence} entries are sealed; the last seal is ${head.sequence}:${head.hash}`,
    `${waiting} ${waiting === 1 ? "entry waits" : "entries wait"} to be sealed; ${checkpoints} ${checkpoints === 1 ? "checkpoint" : "checkpoints"} compared, of which you gave ${kept.length}`,
    ...(count === 0 ? ["Nothing was changed or removed."] : [`${count} ${count === 1 ? "thing does" : "things do"} not fit:`, ...findings.map((finding) => `  ${describe(finding)}`), ...(count > findings.length ? [`  and ${count - findings.length} more`] : [])]),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return count === 0 ? 0 : 1;
});

function readCheckpoints(): ChainHead[] {
  try {
    const { values } = parseArgs({ options: { checkpoint: { type: "string", multiple: true, default: [] } } });
    return values.checkpoint.map((text) => {
      const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? giveUp(usage);
      return { sequence: Number(sequence), hash: hash!.toLowerCase() };
    });
  } catch {
    return giveUp(usage);
  }
}

function describe(finding: Finding): string {
  switch (finding.kind) {
    case "changed": return `seal ${finding.sequence}: the entry ${finding.entry} (${finding.action}) is not the one that was sealed`;
    case "seal_changed": return `seal ${finding.sequence}: the seal itself was changed; the entry ${finding.entry} (${finding.action}) fits the seal after it`;
    case "removed": return `seal ${finding.sequence}: the entry ${finding.entry} was removed`;
    case "seals_missing": return finding.from === finding.to ? `seal ${finding.from} was removed` : `the seals ${finding.from} to ${finding.to} were removed`;
    case "removed_unsealed": return `the entry ${finding.entry} was removed before it was sealed`;
    case "unsealed": return `the entry ${finding.entry} (${finding.action}, ${finding.at.toISOString()}) has no seal after more than 10 minutes`;
    case "checkpoint": return finding.found === null ? `checkpoint ${finding.sequence}: the chain has no such seal (it was ${finding.expected})` : `checkpoint ${finding.sequence}: the seal is ${finding.found} and was ${finding.expected}`;
  }
}
