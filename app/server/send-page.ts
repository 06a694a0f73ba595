import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { RequestScope } from "./request-scope.ts";

const compress = promisify(gzip);

/** Sends what one request is answered with, with what its scope adds to it. */
export async function sendPage(page: Response, scope: RequestScope, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of page.headers) if (name !== "set-cookie") response.setHeader(name, value);
  scope.cookies.push(...page.headers.getSetCookie());
  if (page.headers.has("Content-Disposition") && page.body && request.method !== "HEAD") {
    // A download may be long: it is sent as it is made, and never held whole.
    addFromScope(scope, response);
    response.writeHead(page.status);
    await pipeline(Readable.fromWeb(page.body as NodeReadableStream), response).catch((error: unknown) => {
      // Whoever asked for it went away: that ends its making, and is no failure of ours.
      if ((error as { code?: unknown }).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    });
    return;
  }
  // Node writes a buffer much faster than it encodes a long string while writing.
  await sendBody(page.status, scope.html === null ? Buffer.from(await page.arrayBuffer()) : Buffer.from(scope.html), scope, request, response);
}

/** Sends what is there whole, as one person's own. */
export async function sendBody(status: number, whole: Buffer, scope: RequestScope, request: IncomingMessage, response: ServerResponse): Promise<void> {
  addFromScope(scope, response);
  let body = whole;
  if (body.length > 1024 && acceptsGzip(request)) {
    body = await compress(body, { level: 4 });
    response.setHeader("Content-Encoding", "gzip");
  }
  response.setHeader("Content-Length", body.length);
  response.writeHead(status);
  response.end(request.method === "HEAD" ? undefined : body);
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))/i.test(headers["accept-encoding"] ?? "");
}

function addFromScope(scope: RequestScope, response: ServerResponse): void {
  for (const [name, value] of Object.entries(scope.headers)) response.setHeader(name, value);
  if (scope.cookies.length > 0) response.setHeader("Set-Cookie", scope.cookies);
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "private, no-store");
  response.setHeader("Vary", "Accept-Encoding, Cookie");
}
