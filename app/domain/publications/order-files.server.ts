import type { WriteHandle } from "#db/store.ts";
import { locales, publicationFormats } from "#db/values.ts";
import type { Context } from "../context.ts";

/** Orders the files of a publication, each format in each language, in the transaction that publishes it. The worker makes them. */
export async function orderFiles(ctx: Context, tx: WriteHandle, publicationId: string): Promise<void> {
  const rows = locales.flatMap((locale) => publicationFormats.map((format) => ({ publicationId, locale, format, state: "ordered" as const, availableAt: ctx.now })));
  await tx.insert(ctx.tables.publicationFiles).values(rows);
}
