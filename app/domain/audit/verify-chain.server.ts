import { and, asc, count, eq, gt, isNull, lt, lte, notExists } from "drizzle-orm";
import type { Context } from "../context.ts";
import { chainStart, sealHash, type AuditEntry, type ChainHead } from "./chain.ts";
import { findHead } from "./seal-entries.server.ts";

/** Something that does not fit. `sequence` is a place in the chain; `entry` the id of an entry. */
export type Finding =
  | { kind: "changed" | "seal_changed"; sequence: number; entry: string; action: string }
  | { kind: "removed"; sequence: number; entry: string }
  | { kind: "seals_missing"; from: number; to: number }
  | { kind: "removed_unsealed"; entry: string }
  | { kind: "unsealed"; entry: string; at: Date; action: string }
  | { kind: "checkpoint"; sequence: number; expected: string; found: string | null };

/** `findings` are the first of `count`. */
export type Verified = { head: ChainHead; waiting: number; checkpoints: number; findings: Finding[]; count: number };

const pageSize = 2000;
const mostFindings = 50;
/** So long an entry may wait for its seal. */
const sealedWithin = 10 * 60 * 1000;

/**
 * Reads the chain from its start and computes every hash again, a few thousand at a time. `kept` are checkpoints that somebody
 * outside kept; those in the database are compared as well. For the command line, as it reads through everything.
 */
export async function verifyChain(ctx: Context, kept: readonly ChainHead[] = []): Promise<Verified> {
  const { auditCheckpoints: c, auditUnsealed: u } = ctx.tables;
  const findings: Finding[] = [];
  const tell = (finding: Finding) => { if (found.count++ < mostFindings) findings.push(finding); };
  const found = { count: 0 };
  // What is sealed while this runs is for the next time.
  const head = await findHead(ctx, ctx.read);
  const published = await ctx.read.select({ sequence: c.sequence, hash: c.hash }).from(c).orderBy(asc(c.sequence));
  const checkpoints = [...published, ...kept];
  const cutoff = new Date(ctx.now.getTime() - sealedWithin);
  const oldEntries = await followChain(ctx, head, { checkpoints, cutoff, tell });
  await findUnsealed(ctx, { cutoff, oldEntries, tell });
  const [waiting] = await ctx.read.select({ count: count() }).from(u);
  return { head, waiting: waiting!.count, checkpoints: checkpoints.length, findings, count: found.count };
}

type Following = { checkpoints: readonly ChainHead[]; cutoff: Date; tell: (finding: Finding) => void };
type Sealed = { sequence: number; hash: string; at: Date; entryId: string; entry: AuditEntry | null };

/** Answers how many of the sealed entries are older than `cutoff`. */
async function followChain(ctx: Context, end: ChainHead, { checkpoints, cutoff, tell }: Following): Promise<number> {
  const expected = new Map<number, string[]>();
  for (const { sequence, hash } of checkpoints) expected.set(sequence, [...(expected.get(sequence) ?? []), hash]);
  const link = chainLink(tell);
  let last = 0;
  let oldEntries = 0;
  for (;;) {
    const page = await readPage(ctx, last, end.sequence);
    for (const sealed of page) {
      const follows = sealed.sequence === last + 1;
      if (!follows) tell({ kind: "seals_missing", from: last + 1, to: sealed.sequence - 1 });
      link(sealed, follows);
      for (const hash of expected.get(sealed.sequence) ?? []) if (hash !== sealed.hash) tell({ kind: "checkpoint", sequence: sealed.sequence, expected: hash, found: sealed.hash });
      expected.delete(sealed.sequence);
      if (sealed.entry && sealed.entry.at < cutoff) oldEntries += 1;
      last = sealed.sequence;
    }
    if (page.length < pageSize) break;
  }
  // Behind the end of the chain, or in a gap of it.
  for (const [sequence, hashes] of expected) for (const hash of hashes) tell({ kind: "checkpoint", sequence, expected: hash, found: null });
  return oldEntries;
}

function readPage(ctx: Context, after: number, end: number): Promise<Sealed[]> {
  const { auditSeals: s, auditEntries: a } = ctx.tables;
  return ctx.read.select({ sequence: s.sequence, hash: s.hash, at: s.at, entryId: s.entryId, entry: a }).from(s).leftJoin(a, eq(a.id, s.entryId)).where(and(gt(s.sequence, after), lte(s.sequence, end))).orderBy(asc(s.sequence)).limit(pageSize);
}

/**
 * Looks at one seal after the other. Where one does not fit, the next one tells what was changed: if it follows from what the
 * entry gives, only the seal was; if it follows from the seal, the entry was.
 */
function chainLink(tell: Following["tell"]) {
  let before = chainStart.hash;
  /** The seal before, where it does not fit, and what it should have been. */
  let broken: { finding: Finding & { kind: "changed" | "seal_changed" }; computed: string } | null = null;
  return ({ sequence, hash, at, entryId, entry }: Sealed, follows: boolean) => {
    const [stored, earlier] = [before, broken];
    before = hash;
    broken = null;
    if (!entry) tell({ kind: "removed", sequence, entry: entryId });
    // After a gap nobody knows what it followed from.
    if (!entry || !follows) return;
    const computed = sealHash(stored, sequence, at, entry);
    if (computed === hash) return;
    if (earlier && sealHash(earlier.computed, sequence, at, entry) === hash) {
      earlier.finding.kind = "seal_changed";
      return;
    }
    const finding = { kind: "changed" as "changed" | "seal_changed", sequence, entry: entryId, action: entry.action };
    broken = { finding, computed };
    tell(finding);
  };
}

/** Entries that are gone though they still wait for their seal, and those that have waited too long or were never to get one. */
async function findUnsealed(ctx: Context, { cutoff, oldEntries, tell }: { cutoff: Date; oldEntries: number; tell: Following["tell"] }) {
  const { auditEntries: a, auditSeals: s, auditUnsealed: u } = ctx.tables;
  const gone = await ctx.read.select({ entry: u.entryId }).from(u).leftJoin(a, eq(a.id, u.entryId)).where(isNull(a.id)).limit(mostFindings);
  for (const { entry } of gone) tell({ kind: "removed_unsealed", entry });
  const [old] = await ctx.read.select({ count: count() }).from(a).where(lt(a.at, cutoff));
  // Looked for one by one only where the numbers say that there are some.
  if (old!.count <= oldEntries) return;
  const late = await ctx.read.select({ entry: a.id, at: a.at, action: a.action }).from(a).where(and(lt(a.at, cutoff), notExists(ctx.read.select({ id: s.entryId }).from(s).where(eq(s.entryId, a.id))))).orderBy(asc(a.at)).limit(mostFindings);
  for (const each of late) tell({ kind: "unsealed", ...each });
}
