import { locales, publicationFormats } from "#db/values.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Orders the files of a publication, in both languages, in the transaction that publishes it. The worker makes them. */
export async function orderFiles(ctx: Context, tx: WriteHandle, publicationId: string): Promise<void> {
  const wanted = locales.flatMap((locale) => publicationFormats.map((format) => ({ publicationId, locale, format, state: "ordered" as const, availableAt: ctx.now })));
  await tx.insert(ctx.tables.publicationFiles).values(wanted);
}
