import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { describeError } from "#app/server/log.ts";

/** Nothing that a loader promises is sent after the page, so Remix need not keep its data for the five seconds it would wait for that. */
export const streamTimeout = 0;

/**
 * Renders a page to one string. Pages are not hydrated (docs/decisions/0002), so nothing is streamed after the page,
 * and static markup is the cheapest way. The server takes the text from the scope: out of a Response it would come as a stream.
 */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext, { scope }: AppLoadContext) {
  const html = renderToStaticMarkup(<RemixServer context={context} url={request.url} />);
  headers.set("Content-Type", "text/html; charset=utf-8");
  // The one script of the platform: small behaviours on top of pages that work without it (app/entry.client.tsx).
  const script = `<script type="module" src="${context.manifest.entry.module}"></script>`;
  scope.html = `<!DOCTYPE html>${html.replace("</head>", `${script}</head>`)}`;
  return new Response(null, { status, headers });
}

/** What a loader or action threw that was no refusal. The message is never shown to people. */
export function handleError(error: unknown, { request, context }: { request: Request; context: { scope?: { platform: { log: { error: (event: string, fields: object) => void } } } } }) {
  // Remix reports its own "no such route" too; that is an answer, not a fault.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.scope?.platform.log.error("page failed", { path: new URL(request.url).pathname, ...describeError(error) });
}
