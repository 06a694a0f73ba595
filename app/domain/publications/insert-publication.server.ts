import { createHash } from "node:crypto";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { newId } from "#app/lib/id.ts";
import type { MissingAtPublication } from "#db/schema/publications.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual, PublicationKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { orderFiles } from "./order-files.server.ts";

export type NewPublication = { planId: string; kind: PublicationKind; number: number; content: object; note: Bilingual | null; override: { reason: Bilingual; missing: MissingAtPublication } | null };

/** SHA-256 of what a publication says, in hex: over its UTF-8. */
export function hashOfContent(content: string): string {
  return createHash("sha256").update(content, "utf8").digest("hex");
}

const acts = { plan: { action: "plan.published" }, outcome: { action: "outcome.published" }, report: { action: "report.published" } } as const satisfies Record<PublicationKind, object>;

/** Keeps a version for good and orders its files. Throws `conflict` when there is one with this number: somebody else published meanwhile. */
export async function insertPublication(ctx: Context, tx: WriteHandle, { planId, kind, number, content, note, override }: NewPublication): Promise<{ id: string; hash: string }> {
  const { publications: p } = ctx.tables;
  const text = canonicalJson(content);
  const hash = hashOfContent(text);
  const id = newId();
  const rows = await tx.insert(p).values({
    id, planId, kind, number, content: text, hash, note, overrideReason: override?.reason ?? null, missing: override?.missing ?? null,
    publishedBy: ctx.actor.kind === "person" ? ctx.actor.id : null, publishedAt: ctx.now,
  }).onConflictDoNothing().returning({ id: p.id });
  if (rows.length === 0) throw conflict();
  await orderFiles(ctx, tx, id);
  await recordStaffAct(ctx, tx, { ...acts[kind], subjectType: "plan", subjectId: planId, planId, data: { version: number, hash, ...(override && { missing: override.missing }) } });
  return { id, hash };
}
