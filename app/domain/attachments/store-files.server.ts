import { createHash } from "node:crypto";
import { isStorageFailure } from "#app/lib/file-storage.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { inspectFile, type InspectedFile } from "./inspect-file.server.ts";
import type { FileRefusal, RefusedFile, SentFiles } from "./rules.ts";

/** What became of the files that were sent: those that lie in the storage and can be attached (`attachTo`), and the others. */
export type StoredFiles = { stored: { id: string; givenName: string }[]; refused: RefusedFile[] };

/**
 * Looks into each file and puts those that may be kept into the storage. The row comes first and belongs to nothing, so
 * what is left half done is found and removed by the worker. `room`: so many files are looked into, no more.
 */
export async function storeFiles(ctx: Context, { taken, refused }: SentFiles, room: number): Promise<StoredFiles> {
  if (ctx.actor.kind !== "person") throw forbidden();
  if (taken.length > 0) await takeTry(ctx, "attachPerPerson", ctx.actor.id);
  const result: StoredFiles = { stored: [], refused: [...refused] };
  for (const file of taken) {
    const kept = result.stored.length < room ? await inspectAndKeep(ctx, file) : "too_many";
    if (typeof kept === "string") result.refused.push({ name: file.name, reason: kept });
    else result.stored.push({ id: kept.id, givenName: file.name });
  }
  return result;
}

async function inspectAndKeep(ctx: Context, file: SentFiles["taken"][number]): Promise<{ id: string } | FileRefusal> {
  const inspection = await inspectFile(file);
  if (!inspection.ok) return inspection.reason;
  try {
    return { id: await keepFile(ctx, inspection.file) };
  } catch (error) {
    if (isStorageFailure(error)) return "storage_failed";
    throw error;
  }
}

async function keepFile(ctx: Context, { name, type, bytes }: InspectedFile): Promise<string> {
  const id = newId();
  const storageKey = newId();
  const uploadedBy = ctx.actor.kind === "person" ? ctx.actor.id : null;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await ctx.write(async (tx) => {
    await tx.insert(ctx.tables.attachments).values({ id, name, type, size: bytes.length, sha256, storageKey, uploadedBy, createdAt: ctx.now });
  });
  await ctx.storage.put(storageKey, bytes, type);
  return id;
}
