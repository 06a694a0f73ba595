import { createReadableStreamFromReadable, createRequestHandler, type ServerBuild } from "@remix-run/node";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import sirv from "sirv";
import { describeError } from "./log.ts";
import { createFinder } from "./find-route.ts";
import { placeOf } from "./network-place.ts";
import { rememberWrites, sourceFor } from "./own-writes.ts";
import { createPagesHandler } from "./page-handler.ts";
import type { Platform } from "./platform.ts";
import { longestBody, textLimit, type FileLimits } from "./read-files.server.ts";
import { RequestScope } from "./request-scope.ts";
import { sendPage } from "./send-page.ts";
import { createSharedPages } from "./shared-pages.ts";

/** The longest that a form without files may take to arrive, and one with files, in milliseconds: a phone far out needs minutes for them. */
const longestSending = { texts: 30_000, files: 5 * 60_000 };

const securityHeaders: Record<string, string> = {
  // Pages carry no inline script or style, so neither nonce nor hash is needed.
  "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "Cross-Origin-Opener-Policy": "same-origin",
};

/** Where the built pages come from: a fixed build, or one that the development server makes anew. */
export type Pages = { build: ServerBuild | (() => Promise<ServerBuild>); clientFolder: string; mode: "production" | "development" };

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The whole platform as a handler of node:http: health, assets, the origin check, then the pages. */
export function createHandler(platform: Platform, pages: Pages): Handler {
  const findFiles = fileFinder(pages.build);
  const handlePage = typeof pages.build === "function" ? createRequestHandler(pages.build, pages.mode) : createPagesHandler(pages.build, pages.mode);
  const answerShared = typeof pages.build === "function" || platform.env.PAGE_CACHE_MB === 0 ? null : createSharedPages(platform, pages.build, headersOf(platform));
  const serveFiles = (dev: boolean) => sirv(path.join(pages.clientFolder), { etag: true, dev, brotli: true, gzip: true, setHeaders: (response, name) => {
    if (name.startsWith("/assets/")) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  } });
  const assets = serveFiles(pages.mode === "development");
  // While processes are replaced one by one, a page of a new one asks an old one for a file that is newer than it.
  const newerAssets = serveFiles(true);
  const headers = Object.entries(headersOf(platform));
  return (request, response) => {
    const url = request.url ?? "/";
    if (answerShared?.takes(request)) {
      const render = async (scope: RequestScope) => ({ page: await handlePage(toWebRequest(request, platform, { asGet: true }), { scope }), scope });
      const answered = answerShared.answer(request, response, render);
      if (answered !== true) answered.then((isAnswered) => { if (!isAnswered) answerAlone(); }, (error: unknown) => {
        // Where the database fails, its reader gets the page that says so.
        if (response.headersSent) failed(error);
        else answerAlone();
      });
    } else answerAlone();

    function answerAlone(): void {
      for (const [name, value] of headers) response.setHeader(name, value);
      if (url === "/healthz") return answer(response, 200, "ok");
      if (url === "/readyz") return answerReadiness(platform, response);
      // Pages are not hydrated, so nobody asks for Remix's data of a page; and data says more than a page shows.
      if (isRemixData(url)) return answer(response, 404, "not found");
      if (isFile(url)) return assets(request, response, () => { newerAssets(request, response, () => { answer(response, 404, "not found"); }); });
      respond().catch(failed);
    }

    function failed(error: unknown): void {
      platform.log.error("request failed", { path: url.split("?")[0], ...describeError(error) });
      if (!response.headersSent) for (const [name, value] of headers) response.setHeader(name, value);
      if (!response.headersSent) answer(response, 500, "Der skete en fejl / Something went wrong");
      else response.destroy();
    }

    async function respond(): Promise<void> {
      const files = await findFiles(request);
      const refusal = refuse(platform, request, files ? longestBody(files) : textLimit);
      if (refusal) {
        if (refusal.status === 405) response.setHeader("Allow", "GET, HEAD, POST");
        answer(response, refusal.status, refusal.text);
        return;
      }
      if (request.method === "POST" && !files) endWhenLate(request, longestSending.texts);
      const scope = new RequestScope(platform, { source: sourceFor(platform.store, request), cookieHeader: request.headers.cookie ?? null, ...placeOf(clientAddress(request, platform.env.TRUST_PROXY)) });
      const page = await handlePage(toWebRequest(request, platform), { scope });
      await rememberWrites(scope);
      await sendPage(page, scope, request, response);
    }
  };
}

/** What every answer is sent with. */
function headersOf({ env }: Platform): Record<string, string> {
  return env.PUBLIC_URL.startsWith("https:") ? { ...securityHeaders, "Strict-Transport-Security": "max-age=31536000" } : securityHeaders;
}

/** A server around the handler, not yet listening. */
export function createPlatformServer(handler: Handler): Server {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: longestSending.files }, handler);
  server.headersTimeout = 20_000;
  return server;
}

function isRemixData(url: string) {
  const pathname = url.split("?", 1)[0]!;
  return pathname.endsWith(".data") || pathname.startsWith("/__manifest") || /[?&]_data=/.test(url);
}

/** What lies in /assets/ or at the top with the ending of a file. */
function isFile(url: string) {
  const pathname = url.split("?", 1)[0]!;
  return pathname.startsWith("/assets/") || /^\/[a-z0-9-]+\.(svg|ico|txt|png|webmanifest)$/.test(pathname);
}

function answerReadiness(platform: Platform, response: ServerResponse) {
  if (platform.isStopping) answer(response, 503, "stopping");
  else void platform.store.ping().then(() => answer(response, 200, "ready"), () => answer(response, 503, "the database does not answer"));
}

function answer(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" }).end(text);
}

/** Every request that may change something must say that it comes from our own pages; Remix lets a missing Origin pass. */
function refuse(platform: Platform, request: IncomingMessage, bodyLimit: number): { status: number; text: string } | null {
  const method = request.method ?? "GET";
  if (method === "GET" || method === "HEAD") return null;
  if (method !== "POST") return { status: 405, text: "method not allowed" };
  if (!isOneClick(request) && !isOwnOrigin(platform, request)) return { status: 403, text: "The form was sent from another site / Formularen blev sendt fra et andet websted" };
  const type = request.headers["content-type"] ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return { status: 415, text: "unsupported media type" };
  if (Number(request.headers["content-length"] ?? bodyLimit + 1) > bodyLimit) return { status: 413, text: "too large" };
  return null;
}

/** Mail programs post here for whoever got the mail, from no page (RFC 8058). The sealed token in the address is what allows it, not a session. */
function isOneClick({ url = "" }: IncomingMessage) {
  return /^\/(da|en)\/unsubscribe\?token=[\w-]+$/.test(url);
}

/** What files the page takes that a form is sent to; null for those that take none, and for forms that cannot hold any. */
function fileFinder(build: Pages["build"]): (request: IncomingMessage) => Promise<FileLimits | null> {
  const found = new WeakMap<ServerBuild, ReturnType<typeof createFinder>>();
  return async ({ method, url = "/", headers }) => {
    if (method !== "POST" || !/^multipart\/form-data\b/i.test(headers["content-type"] ?? "")) return null;
    const now = typeof build === "function" ? await build() : build;
    let find = found.get(now);
    if (!find) found.set(now, (find = createFinder(now.routes)));
    const id = find(url.split("?", 1)[0]!);
    const action = id === null ? undefined : (now.routes[id]?.module.action as { files?: FileLimits } | undefined);
    return action?.files ?? null;
  };
}

/** Whoever sends a small form byte by byte takes up a connection that others need. */
function endWhenLate(request: IncomingMessage, milliseconds: number): void {
  const timer = setTimeout(() => { request.destroy(); }, milliseconds);
  const stop = () => { clearTimeout(timer); };
  request.once("end", stop).once("close", stop);
}

function isOwnOrigin(platform: Platform, request: IncomingMessage) {
  const { origin } = request.headers;
  // Browsers that hold the Origin back (or send "null") still say that the page was ours.
  if (!origin || origin === "null") return request.headers["sec-fetch-site"] === "same-origin";
  if (origin === platform.env.PUBLIC_URL) return true;
  // In demo mode the page may be opened by another name of this machine, such as 127.0.0.1.
  return platform.env.SAMPLAN_MODE === "demo" && origin === `http://${request.headers.host}`;
}

/** The address of the client, past as many proxies as are ours; what lies beyond them can be made up. */
function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? "";
  if (trustedProxies === 0) return direct;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",").map((part) => part.trim()).filter(Boolean);
  return forwarded.at(-trustedProxies) ?? direct;
}

/** `asGet`: as a visitor without cookies asks for it. */
function toWebRequest(request: IncomingMessage, platform: Platform, { asGet = false } = {}): Request {
  // The origin check above is stricter than Remix's own, which compares with the Host header that a proxy may change.
  const headers: [string, string][] = [["host", new URL(platform.env.PUBLIC_URL).host]];
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === "host" || name === "origin" || value === undefined || (asGet && name === "cookie")) continue;
    if (Array.isArray(value)) for (const each of value) headers.push([name, each]);
    else headers.push([name, value]);
  }
  const init: RequestInit & { duplex?: "half" } = { method: asGet ? "GET" : request.method ?? "GET", headers };
  if (request.method === "POST") {
    init.body = createReadableStreamFromReadable(request);
    init.duplex = "half";
  }
  return new Request(request.url?.startsWith("/") ? `${platform.env.PUBLIC_URL}${pagePath(request.url)}` : platform.env.PUBLIC_URL, init);
}

/** Remix makes an address of a path anew, which fails for one that begins with a backslash: no page of ours does. */
function pagePath(url: string): string {
  return /^\/+(%5c|\\)/i.test(url) ? "/da/%25" : url;
}
