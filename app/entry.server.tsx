import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";

/**
 * Renders a page to one string. Pages are not hydrated (docs/decisions/0002), so nothing is streamed after the page,
 * and `renderToString` is the cheapest way.
 */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const html = renderToString(<RemixServer context={context} url={request.url} />);
  headers.set("Content-Type", "text/html; charset=utf-8");
  // The one script of the platform: small behaviours on top of pages that work without it (app/entry.client.tsx).
  const script = `<script type="module" src="${context.manifest.entry.module}"></script>`;
  return new Response(`<!DOCTYPE html>${html.replace("</head>", `${script}</head>`)}`, { status, headers });
}

/** What a loader or action threw that was no refusal. The message is never shown to people. */
export function handleError(error: unknown, { request, context }: { request: Request; context: { scope?: { platform: { log: { error: (event: string, fields: object) => void } } } } }) {
  if (request.signal.aborted) return;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  context.scope?.platform.log.error("page failed", { path: new URL(request.url).pathname, message, stack });
}
