import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CoAuthorsView } from "#app/components/co-authors/co-authors-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { getCoAuthorsPage } from "#app/domain/co-authors/list-co-authors.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { findBrowserToken } from "#app/server/browser-token.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { actOnCoAuthors } from "./act-on-co-authors.server.ts";

const params = z.object({ plan: z.string().max(80) });
const query = z.object({ draft: z.string().max(40).catch(""), done: z.enum(["invited", "withdrawn", "removed"]).optional().catch(undefined) });

/** The co-authors of a draft; of one that was sent meanwhile those of the proposal that it became. */
export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query: { draft, done }, request, held }) => {
  const found = await getCoAuthorsPage(ctx, { draft, token: findBrowserToken(request) });
  if (found.place.reference !== null) throw redirect(withQuery(`/${ctx.locale}/proposals/${found.place.reference}/co-authors`, { done }));
  return { found, done, draft, plan: params.plan, inviter: ctx.actor.kind === "person" ? ctx.actor.name : "", held: held ? { intent: String(held.intent), errors: {}, fields: held } : undefined };
});

export const action = form({ access: "participant", params, query }, async ({ ctx, params, query: { draft }, fields, request }) => {
  const answer = await actOnCoAuthors(ctx, { draft, token: findBrowserToken(request) }, fields);
  if (typeof answer !== "string") return formAgain(answer, Object.keys(answer.errors).length > 0 ? 400 : 409);
  throw redirect(withQuery(`/${ctx.locale}/plans/${params.plan}/proposals/new/co-authors`, { draft, done: answer }), 303);
});

export const meta = titled((m) => m.coAuthors.title);

export default function CoAuthorsOfDraft() {
  const { found, done, draft, plan, inviter, held } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>() ?? held;
  const { locale } = useLocale();
  const writing = `/${locale}/plans/${plan}/proposals/new`;
  return <CoAuthorsView found={found} path={withQuery(`${writing}/co-authors`, { draft })} backHref={withQuery(writing, { draft })} inviter={inviter} done={done} again={again} />;
}
