import { renderToStaticMarkup } from "react-dom/server";
import { z } from "zod";
import { SimilarHint } from "#app/components/proposals/similar-proposals.tsx";
import { listSimilarWhileWriting } from "#app/domain/proposals/list-similar.server.ts";
import { LocaleProvider } from "#app/i18n/locale.tsx";
import { messages } from "#app/i18n/messages.ts";
import { page } from "#app/server/route.server.ts";

/** What the page of writing asks for while a title is typed: the proposals like it, as HTML, with how many there are and what to say of them. */
export const loader = page({ access: "public", params: z.object({ plan: z.string() }), query: z.object({ title: z.string().catch("") }) }, async ({ ctx, params, query }) => {
  const rows = await listSimilarWhileWriting(ctx, params.plan, query.title);
  const html = renderToStaticMarkup(<LocaleProvider locale={ctx.locale} now={ctx.now}><SimilarHint rows={rows} /></LocaleProvider>);
  return Response.json({ references: rows.map(({ reference }) => reference), html, said: messages[ctx.locale].writing.similar.said(rows.length) });
});
