import { messages } from "#app/i18n/messages.ts";
import type { Locale } from "#db/values.ts";

/** Where there is no page around an answer, as for a file, what is wrong is said in a small one of its own. The texts are of the catalogues. */
export function smallPage(locale: Locale, { title, text }: { title: string; text: string }, answer: { status: number; headers?: Record<string, string> }): Response {
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${messages[locale].shell.titleOf(title)}</title></head><body><main><h1>${title}</h1><p>${text}</p><p><a href="/${locale}">${messages[locale].shell.errors.toHome}</a></p></main></body></html>`;
  return new Response(html, { status: answer.status, headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store", ...answer.headers } });
}
