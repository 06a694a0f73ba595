import { z } from "zod";
import { DomainError } from "#app/domain/errors.ts";
import { findDownload, type Download } from "#app/domain/attachments/find-download.server.ts";
import type { Context } from "#app/domain/context.ts";
import { chooseLanguage } from "#app/i18n/choose-language.ts";
import { messages } from "#app/i18n/messages.ts";
import { isStorageFailure } from "#app/lib/file-storage.ts";
import { findBrowserToken } from "#app/server/browser-token.server.ts";
import { contentDisposition } from "#app/server/content-disposition.ts";
import { page } from "#app/server/route.server.ts";
import { smallPage } from "#app/server/small-page.ts";

/** What a file may do when a browser opens it, whatever is in it: nothing. */
const sandbox = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** A file that somebody attached, by its id; the name behind it is for people. Its address is the same in every language. */
export const loader = page({ access: "public", params: z.object({ id: z.string().max(60), name: z.string() }) }, async ({ ctx, params, request }) => {
  try {
    if (!z.uuid().safeParse(params.id).success) return failure(request, "notFound");
    const file = await findDownload(ctx, params.id, findBrowserToken(request));
    const headers = headersOf(file);
    if (isKnown(request, headers.ETag!)) return new Response(null, { status: 304, headers });
    if (request.method === "HEAD") return new Response(null, { headers });
    return (await fileOf(ctx, file, headers)) ?? failure(request, "unavailable");
  } catch (error) {
    if (isStorageFailure(error)) return failure(request, "unavailable");
    if (error instanceof DomainError && error.kind === "not_found") return failure(request, "notFound");
    throw error;
  }
});

async function fileOf(ctx: Context, { storageKey }: Download, headers: Record<string, string>): Promise<Response | null> {
  const content = await ctx.storage.get(storageKey);
  return content && new Response(content, { headers });
}

function headersOf({ name, type, size, sha256, isPublic }: Download): Record<string, string> {
  return {
    "Content-Type": type,
    "Content-Disposition": contentDisposition(type.startsWith("image/") ? "inline" : "attachment", name),
    "Content-Security-Policy": sandbox,
    "Cross-Origin-Resource-Policy": "same-origin",
    // Not for long: what is hidden or taken off is gone for everybody soon.
    "Cache-Control": isPublic ? "public, max-age=300" : "private, no-store",
    "X-Robots-Tag": "noindex",
    "Content-Length": String(size),
    ETag: `"${sha256}"`,
  };
}

function isKnown(request: Request, etag: string): boolean {
  return (request.headers.get("If-None-Match") ?? "").split(",").some((each) => each.trim().replace(/^W\//, "") === etag);
}

function failure(request: Request, kind: "notFound" | "unavailable"): Response {
  const locale = chooseLanguage(request.headers.get("cookie"), request.headers.get("accept-language"));
  return smallPage(locale, messages[locale].attachments.download[kind], kind === "notFound" ? { status: 404 } : { status: 503, headers: { "Retry-After": "60" } });
}
