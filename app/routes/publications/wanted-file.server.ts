import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { Context } from "#app/domain/context.ts";
import { DomainError } from "#app/domain/errors.ts";
import { getPublicationFile, type WantedFile } from "#app/domain/publications/get-file.server.ts";
import { fileTypes } from "#app/domain/publications/make-files.server.ts";
import { messages } from "#app/i18n/messages.ts";
import { isStorageFailure } from "#app/lib/file-storage.ts";
import { contentDisposition } from "#app/server/content-disposition.ts";
import { publicationFormats, publicationKinds } from "#db/values.ts";

const names = publicationKinds.flatMap((kind) => publicationFormats.map((format) => `${kind}.${format}` as const));

/** The last part of the address of a file, such as "plan.pdf". */
export const fileName = z.enum(names);
export const versionNumber = z.coerce.number().int().min(1).max(1_000_000);

/** Reads the name of a file. */
export function wantedFile(plan: string, name: z.infer<typeof fileName>, number?: number): WantedFile {
  const [kind, format] = name.split(".") as [WantedFile["kind"], WantedFile["format"]];
  return { plan, kind, format, ...(number !== undefined && { number }) };
}

/** The address of a file's page that says where its making stands. */
function statePath(ctx: Context, { plan, kind, format, number }: WantedFile, problem?: "unavailable") {
  const query = new URLSearchParams({ ...(number !== undefined && { number: String(number) }), ...(problem && { problem }) }).toString();
  return `/${ctx.locale}/plans/${encodeURIComponent(plan)}/files/${kind}.${format}${query && `?${query}`}`;
}

/**
 * The file itself, or the way to the page that says why it is not there: there is no page around a file. The file of a version stays
 * the same for ever.
 */
export async function sendFile(ctx: Context, request: Request, wanted: WantedFile): Promise<Response> {
  const file = await getPublicationFile(ctx, wanted).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  });
  if (file?.state !== "ready") return redirect(statePath(ctx, wanted), { headers: { "Cache-Control": "no-store" } });
  const words = messages[ctx.locale].documents;
  const name = `${words.fileName[wanted.kind]} ${file.plan.title.text} (${words.version(file.number)}).${wanted.format}`;
  const headers: Record<string, string> = {
    "Content-Type": fileTypes[wanted.format],
    "Content-Disposition": contentDisposition(wanted.format === "pdf" ? "inline" : "attachment", name.replace(/[\\/:*?<>|]+/g, " ").replace(/\s+/g, " ")),
    "Content-Language": ctx.locale,
    "Cache-Control": wanted.number === undefined ? "public, no-cache" : "public, max-age=31536000, immutable",
    ETag: `"${file.hash}"`,
  };
  if (isKnown(request, headers.ETag!)) return new Response(null, { status: 304, headers });
  headers["Content-Length"] = String(file.size);
  if (request.method === "HEAD") return new Response(null, { headers });
  const content = await ctx.storage.get(file.storageKey).catch((error: unknown) => {
    if (isStorageFailure(error)) return null;
    throw error;
  });
  if (!content) return redirect(statePath(ctx, wanted, "unavailable"), { headers: { "Cache-Control": "no-store" } });
  return new Response(content, { headers });
}

function isKnown(request: Request, etag: string): boolean {
  return (request.headers.get("If-None-Match") ?? "").split(",").some((each) => ["*", etag].includes(each.trim().replace(/^W\//, "")));
}
