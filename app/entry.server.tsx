import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { EntryScriptContext } from "#app/components/shell/entry-script.tsx";
import { PageHead } from "#app/components/shell/page-shell.tsx";
import { PartRendererContext } from "#app/components/ui/kept.tsx";
import { LocaleProvider } from "#app/i18n/locale.tsx";
import { messages } from "#app/i18n/messages.ts";
import { describeError } from "#app/server/log.ts";
import { createPartRenderer } from "#app/server/part-renderer.tsx";
import { withReadableGaps } from "#app/server/readable-gaps.ts";
import type { Shell } from "#app/server/shell.server.ts";
import type { Locale } from "#db/values.ts";

const renderPart = createPartRenderer();

/** Nothing that a loader promises is sent after the page, so Remix need not keep its data for the five seconds it would wait for that. */
export const streamTimeout = 0;

/**
 * Renders a page to one string. Pages are not hydrated (docs/decisions/0002), so nothing is streamed after the page,
 * and static markup is the cheapest way. The server takes the text from the scope: out of a Response it would come as a stream.
 */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext, { scope }: AppLoadContext) {
  const { staticHandlerContext } = context;
  const html = renderToStaticMarkup(
    <PartRendererContext.Provider value={renderPart}>
      <EntryScriptContext.Provider value={context.manifest.entry.module}><RemixServer context={context} url={request.url} /></EntryScriptContext.Provider>
    </PartRendererContext.Provider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  const page = staticHandlerContext.actionData && !staticHandlerContext.errors && status >= 400 ? titledAsError(html, request) : html;
  scope.html = `<!DOCTYPE html>${withReadableGaps(page, localeOf(request))}`;
  return new Response(null, { status, headers });
}

/** From the tag of the body up to what is in the page, as Root and PageShell write it around every page. */
export function renderHead({ accountKey, person, isDemo, pathname, search }: Shell, locale: Locale): string {
  const props = { person, isDemo, pathname, search };
  const head = search ? renderToStaticMarkup(<LocaleProvider locale={locale} now={null}><PageHead {...props} /></LocaleProvider>) : renderPart(PageHead, props, locale);
  return `<body data-account="${accountKey}"><div>${head}</div>`;
}

function localeOf(request: Request) {
  return new URL(request.url).pathname.startsWith("/en") ? "en" : "da";
}

/** A form that comes back says so in the title, which is what a screen reader reads first. */
function titledAsError(html: string, request: Request): string {
  const { shell } = messages[localeOf(request)];
  return html.replace("<title>", () => `<title>${shell.titleOfError}`);
}

/** What a loader or action threw that was no refusal. The message is never shown to people. */
export function handleError(error: unknown, { request, context }: { request: Request; context: { scope?: { platform: { log: { error: (event: string, fields: object) => void } } } } }) {
  // Remix reports its own "no such route" too; that is an answer, not a fault.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.scope?.platform.log.error("page failed", { path: new URL(request.url).pathname, ...describeError(error) });
}
